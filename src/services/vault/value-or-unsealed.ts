import type { Result } from "#domain/result.ts";
import type { SealFailure } from "#ports/vault.ts";
import { AppError } from "../app-error.ts";

/** What was sealed; a keyring that may seal no more is a refusal that says who can mend it. */
export const valueOrUnsealed = <T>(sealed: Result<T, SealFailure>): T => {
  if (sealed.ok) return sealed.value;
  throw new AppError(
    "unavailable",
    sealed.failure.kind === "key-expired"
      ? "The key that encrypts secrets here is past its time, so nothing new is stored. Ask whoever runs this installation to rotate it."
      : "This installation has no key to encrypt secrets with, so nothing was stored. Ask whoever runs it.",
  );
};
