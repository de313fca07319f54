import { saidBy } from "#domain/language/in-both.ts";
import type { Result } from "#domain/result.ts";
import type { SealFailure } from "#ports/vault.ts";
import { AppError } from "../app-error.ts";
import { VAULT_REFUSALS } from "./vault-refusals.ts";

/** What was sealed; a keyring that may seal no more is a refusal that says who can mend it. */
export const valueOrUnsealed = <T>(sealed: Result<T, SealFailure>): T => {
  if (sealed.ok) return sealed.value;
  throw new AppError(
    "unavailable",
    sealed.failure.kind === "key-expired"
      ? saidBy(VAULT_REFUSALS, ({ keyExpired }) => keyExpired)
      : saidBy(VAULT_REFUSALS, ({ noKey }) => noKey),
  );
};
