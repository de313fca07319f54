import { judgePermissions } from "#domain/accounts/judge-permissions.ts";
import { DOUBT_FOR_MS, VALIDATE_EVERY_MS } from "#domain/accounts/validate-every.ts";
import { type InBoth, inEvery, saidBy } from "#domain/language/in-both.ts";
import type { AccountKeys } from "#ports/account-keys.ts";
import type { Clock, NewId, StampClock } from "#ports/clock.ts";
import type { Exchange, ExchangeFailure, Exchanges } from "#ports/exchange.ts";
import type { ExchangeAccounts, StoredAccount } from "#ports/exchange-accounts.ts";
import type { Log } from "#ports/log.ts";
import type { Vault } from "#ports/vault.ts";
import { judgeRefusal } from "./judge-refusal.ts";
import { failureInWords } from "./note-unreadable.ts";
import { sayFailure } from "./say-failure.ts";
import { VERDICT_WORDS } from "./verdict-words.ts";
import { withExchange } from "./with-exchange.ts";

export type ValidateDeps = {
  readonly accounts: ExchangeAccounts;
  readonly accountKeys: Pick<AccountKeys, "noteValidation">;
  readonly vault: Vault;
  readonly exchanges: Exchanges;
  readonly clock: Clock;
  readonly stampClock: Pick<StampClock, "measure" | "refuse">;
  readonly newId: NewId;
  readonly log: Log;
};

/**
 * `refused`: we leave it alone from now on. `lacking`: it may not do all that guarding takes, as the exchange says, and
 * `isKnown` where it said so the last time too; it is used all the same. `unreadable`: nothing was learned about the key
 * itself.
 */
export type KeyVerdict =
  | { readonly kind: "accepted"; readonly permissions: readonly string[] }
  | { readonly kind: "lacking"; readonly reason: InBoth<string>; readonly isKnown: boolean }
  | { readonly kind: "refused" | "unauthorized" | "unreadable"; readonly reason: InBoth<string> };

const CAN_WITHDRAW = inEvery(saidBy(VERDICT_WORDS, ({ canWithdraw }) => canWithdraw));

/** The key was not let in where its rights are told: its status changes only where readings are refused too. */
const noteFailure = async (
  deps: ValidateDeps,
  account: StoredAccount,
  exchange: Exchange,
  failure: ExchangeFailure,
  at: number,
): Promise<KeyVerdict> => {
  const reason = inEvery(sayFailure(failure));
  if (failure.kind !== "unauthorized") return { kind: "unreadable", reason };
  if ((await judgeRefusal(deps, account, exchange, failure)) !== "key") return { kind: "unreadable", reason };
  await deps.accounts.markUnauthorized(account, failureInWords(failure), at);
  return { kind: "unauthorized", reason };
};

/**
 * Judges what the exchange lists. A right too many ends the use of a key at once, for it may cost everything. A right too
 * few does not: the list may be odd for once or a scope have another name, a key that is let go guards nothing at all, and
 * one that really lacks a right is told so by the exchange at each request that needs it.
 */
const noteAnswer = async (
  deps: ValidateDeps,
  account: StoredAccount,
  permissions: readonly string[],
  at: number,
): Promise<KeyVerdict> => {
  const { canWithdraw, missing } = judgePermissions(permissions);
  const isKnown = judgePermissions(account.permissions).missing.length > 0;
  const isLacking = missing.length > 0;
  const verdict = canWithdraw ? "refused" : isLacking ? "lacking" : "accepted";
  const nextAt = at + (verdict === "lacking" && !isKnown ? DOUBT_FOR_MS : VALIDATE_EVERY_MS);
  await deps.accountKeys.noteValidation(account, { permissions, verdict, at, nextAt });
  switch (verdict) {
    case "accepted":
      return { kind: "accepted", permissions };
    case "refused":
      return { kind: "refused", reason: CAN_WITHDRAW };
    case "lacking": {
      const reason = inEvery(saidBy(VERDICT_WORDS, ({ lacks }) => lacks(missing.join(", "))));
      return { kind: "lacking", reason, isKnown };
    }
  }
};

/**
 * Asks the exchange again what a stored key may do, and notes it. A key that can withdraw is refused from then on; one that
 * is not accepted is noted as such and tried again; one that is accepted is used again, whatever was thought of it before.
 */
export const validateKey = (deps: ValidateDeps, account: StoredAccount): Promise<KeyVerdict> =>
  withExchange(
    deps,
    account,
    async (exchange): Promise<KeyVerdict> => {
      const at = deps.clock();
      const answer = await exchange.permissions();
      return answer.ok
        ? noteAnswer(deps, account, answer.value, at)
        : noteFailure(deps, account, exchange, answer.failure, at);
    },
    "check",
  );
