import type { PasskeyResponse } from "#ports/passkey-ceremonies.ts";

/** How a second factor can be given. */
export type FactorMethod = "totp" | "passkey" | "backup-code";

/** A second factor as given: a code in capital letters without its separators, or what an authenticator signed. */
export type FactorAnswer =
  | { readonly kind: "totp" | "backup-code"; readonly code: string }
  | { readonly kind: "passkey"; readonly challenge: string; readonly response: PasskeyResponse };
