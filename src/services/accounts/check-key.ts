import { judgePermissions } from "#domain/accounts/judge-permissions.ts";
import { saidBy } from "#domain/language/in-both.ts";
import type { Exchange, ExchangeFailure } from "#ports/exchange.ts";
import { AppError } from "../app-error.ts";
import { ACCOUNT_REFUSALS } from "./account-refusals.ts";
import { type AccountFacts, readAccount } from "./read-account.ts";
import { sayFailure } from "./say-failure.ts";

/** What a key turned out to be: whose, for what, and what stands on its account. */
export type CheckedKey = {
  readonly exchangeUserId: string;
  readonly permissions: readonly string[];
  readonly facts: AccountFacts;
};

/** A failed validation as a refusal that says what to do; nothing has been stored. */
const refusal = (failure: ExchangeFailure): AppError => {
  if (failure.kind === "unauthorized") {
    return new AppError(
      "bad-input",
      saidBy(ACCOUNT_REFUSALS, ({ notAccepted }, locale) => notAccepted(sayFailure(failure)(locale))),
      { field: "key" },
    );
  }
  if (failure.kind === "rate-limited") {
    return new AppError(
      "limit-reached",
      saidBy(ACCOUNT_REFUSALS, ({ wait }) => wait),
      {
        retryAfterMs: failure.retryAfterMs,
      },
    );
  }
  return new AppError(
    "unavailable",
    saidBy(ACCOUNT_REFUSALS, ({ unreadable }, locale) => unreadable(sayFailure(failure)(locale))),
    { retryAfterMs: 5_000 },
  );
};

/** Asks what the key may do and refuses one that can withdraw or cannot guard. */
const checkedPermissions = async (exchange: Exchange): Promise<readonly string[]> => {
  const permissions = await exchange.permissions();
  if (!permissions.ok) throw refusal(permissions.failure);
  const verdict = judgePermissions(permissions.value);
  if (verdict.canWithdraw) {
    throw new AppError(
      "refused",
      saidBy(ACCOUNT_REFUSALS, ({ canWithdraw }) => canWithdraw),
      { field: "key" },
    );
  }
  if (verdict.missing.length > 0) {
    throw new AppError(
      "refused",
      saidBy(ACCOUNT_REFUSALS, ({ lacks }) => lacks(verdict.missing.join(", "))),
      { field: "key" },
    );
  }
  return permissions.value;
};

/**
 * Tries a key at the exchange before anything of it is stored: whose account it is, what it may do, what stands there.
 * @throws AppError bad-input · refused · limit-reached · unavailable.
 */
export const checkKey = async (exchange: Exchange): Promise<CheckedKey> => {
  const snapshot = await exchange.account();
  if (!snapshot.ok) throw refusal(snapshot.failure);
  const permissions = await checkedPermissions(exchange);
  const facts = await readAccount(exchange);
  if (!facts.ok) throw refusal(facts.failure);
  return { exchangeUserId: snapshot.value.exchangeUserId, permissions, facts: facts.value };
};
