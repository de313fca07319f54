import { BLIND_ALARM_MS } from "#domain/accounts/blind-alarm.ts";
import type { NewId } from "#ports/clock.ts";
import type { ExchangeFailure } from "#ports/exchange.ts";
import type { ExchangeAccounts, StoredAccount } from "#ports/exchange-accounts.ts";
import type { Log } from "#ports/log.ts";

const RETRY_MS = 5_000;

const ended = (sentence: string): string => (/[.!?]$/.test(sentence) ? sentence : `${sentence}.`);

/** A failure in the words a trader reads: whole sentences. What the exchange says itself is put into one. */
export const failureInWords = (failure: ExchangeFailure): string => {
  switch (failure.kind) {
    case "rejected":
      return ended(`LN Markets refused this: ${failure.message}`);
    case "unauthorized":
      return ended(`LN Markets does not accept this key: ${failure.message}`);
    case "rate-limited":
      return "LN Markets asks us to wait.";
    case "unavailable":
    case "outcome-unknown":
      return ended(failure.message);
  }
};

/** The exchange asks for a wait: blindness only where that alone lasts longer than may pass unheard. */
const isBlinding = (failure: ExchangeFailure): boolean =>
  failure.kind !== "rate-limited" || failure.retryAfterMs > BLIND_ALARM_MS;

/**
 * Records that an account could not be read: blind since now, or its key no longer accepted; and tells the trader once,
 * when that has lasted and an armed guard depends on it. "Could not read" is its own state with its own alarm; it never
 * turns into "no positions". Returns when to try again, in milliseconds from now.
 */
export const noteUnreadable = async (
  deps: { readonly accounts: ExchangeAccounts; readonly newId: NewId; readonly log: Log },
  account: StoredAccount,
  failure: ExchangeFailure,
  at: number,
): Promise<number> => {
  const reason = failureInWords(failure);
  deps.log.warn("account-unreadable", { accountId: account.id, kind: failure.kind });
  const delayMs = failure.kind === "rate-limited" ? Math.max(failure.retryAfterMs, 500) : RETRY_MS;
  if (failure.kind === "unauthorized") await deps.accounts.markUnauthorized(account, reason, at);
  else if (isBlinding(failure)) await deps.accounts.markBlind(account.id, reason, at, at + delayMs);
  const alarm = { receiptId: deps.newId(), at, afterMs: BLIND_ALARM_MS };
  if (await deps.accounts.tellBlind(account.id, alarm)) {
    deps.log.error("account-blind", { accountId: account.id, kind: failure.kind });
  }
  return delayMs;
};
