import { judgePermissions } from "#domain/accounts/judge-permissions.ts";
import type { Exchange, ExchangeFailure } from "#ports/exchange.ts";
import { AppError } from "../app-error.ts";
import { failureInWords } from "./note-unreadable.ts";
import { type AccountFacts, readAccount } from "./read-account.ts";

/** What a key turned out to be: whose, for what, and what stands on its account. */
export type CheckedKey = {
  readonly exchangeUserId: string;
  readonly permissions: readonly string[];
  readonly facts: AccountFacts;
};

export const NOT_STORED = "Nothing was stored.";

/** A failed validation as a refusal that says what to do; nothing has been stored. */
const refusal = (failure: ExchangeFailure): AppError => {
  if (failure.kind === "unauthorized") {
    return new AppError(
      "bad-input",
      `${failureInWords(failure)} Check key, secret and passphrase, and that the key is activated. ${NOT_STORED}`,
      { field: "key" },
    );
  }
  if (failure.kind === "rate-limited") {
    return new AppError("limit-reached", `LN Markets asks us to wait. Try again in a moment. ${NOT_STORED}`, {
      retryAfterMs: failure.retryAfterMs,
    });
  }
  return new AppError("unavailable", `${failureInWords(failure)} ${NOT_STORED}`, { retryAfterMs: 5_000 });
};

/** Asks what the key may do and refuses one that can withdraw or cannot guard. */
const checkedPermissions = async (exchange: Exchange): Promise<readonly string[]> => {
  const permissions = await exchange.permissions();
  if (!permissions.ok) throw refusal(permissions.failure);
  const verdict = judgePermissions(permissions.value);
  if (verdict.canWithdraw) {
    throw new AppError(
      "refused",
      "This key can withdraw, so we did not store it. Make one without the right to withdraw, and delete this one.",
      { field: "key" },
    );
  }
  if (verdict.missing.length > 0) {
    throw new AppError(
      "refused",
      `This key lacks ${verdict.missing.join(", ")}. Make one with these rights. ${NOT_STORED}`,
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
