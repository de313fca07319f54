import { BLIND_ALARM_MS } from "#domain/accounts/blind-alarm.ts";
import { DEFAULT_LOCALE } from "#domain/language/locale.ts";
import type { NewId } from "#ports/clock.ts";
import type { Exchange, ExchangeFailure } from "#ports/exchange.ts";
import type { ExchangeAccounts, StoredAccount } from "#ports/exchange-accounts.ts";
import { type JudgeDeps, judgeRefusal } from "./judge-refusal.ts";
import { sayFailure } from "./say-failure.ts";

const RETRY_MS = 5_000;

/** A failure as it is stored: in English, whoever reads it. */
export const failureInWords = (failure: ExchangeFailure): string => sayFailure(failure)(DEFAULT_LOCALE);

/** The exchange asks for a wait: blindness only where that alone lasts longer than may pass unheard. */
const isBlinding = (failure: ExchangeFailure): boolean =>
  failure.kind !== "rate-limited" || failure.retryAfterMs > BLIND_ALARM_MS;

/** Why an account could not be read although its key was not refused, in whole sentences. */
const NOT_THE_KEY = {
  stamp:
    "LN Markets refused a request and took the next one: the key itself is fine. It is read again at once.",
  unclear: "LN Markets refused a request and did not say, when it was asked again, whether that is the key.",
} as const;

/** `exchange` is the one that could not be read, still open: whether a refusal is about the key takes one more reading. */
export type UnreadAccount = { readonly account: StoredAccount; readonly exchange: Pick<Exchange, "account"> };

export type NoteDeps = JudgeDeps & { readonly accounts: ExchangeAccounts; readonly newId: NewId };

/**
 * Records that an account could not be read: blind since now, or its key no longer accepted; and tells the trader once,
 * when that has lasted and an armed guard depends on it. "Could not read" is its own state with its own alarm; it never
 * turns into "no positions", nor a refused request into a refused key. Returns when to try again, in milliseconds from
 * now.
 */
export const noteUnreadable = async (
  deps: NoteDeps,
  { account, exchange }: UnreadAccount,
  failure: ExchangeFailure,
  at: number,
): Promise<number> => {
  deps.log.warn("account-unreadable", { accountId: account.id, kind: failure.kind });
  const delayMs = failure.kind === "rate-limited" ? Math.max(failure.retryAfterMs, 500) : RETRY_MS;
  const subject =
    failure.kind === "unauthorized" ? await judgeRefusal(deps, account, exchange, failure) : null;
  const reason = subject === null || subject === "key" ? failureInWords(failure) : NOT_THE_KEY[subject];
  if (subject === "key") await deps.accounts.markUnauthorized(account, reason, at);
  else if (isBlinding(failure)) await deps.accounts.markBlind(account.id, reason, at, at + delayMs);
  const alarm = { receiptId: deps.newId(), at, afterMs: BLIND_ALARM_MS };
  if (await deps.accounts.tellBlind(account.id, alarm)) {
    deps.log.error("account-blind", { accountId: account.id, kind: failure.kind });
  }
  return delayMs;
};
