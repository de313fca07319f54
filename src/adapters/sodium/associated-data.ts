import type { CredentialBinding } from "#ports/vault.ts";
import { concat, lengthPrefixed, u32 } from "./bytes.ts";

/** What a sealed credential is bound to: opening it with any other part fails. */
export function credentialAssociatedData(environment: string, binding: CredentialBinding): Uint8Array {
  return concat(
    lengthPrefixed("axisor-credential/v1"),
    lengthPrefixed(environment),
    lengthPrefixed(binding.userId),
    lengthPrefixed(binding.accountId),
    lengthPrefixed(binding.field),
    u32(binding.revision),
  );
}

/** The same, for the data key: a wrapped key cannot be put beside another record or relabelled. */
export function dataKeyAssociatedData(credentialData: Uint8Array, keyId: number): Uint8Array {
  return concat(credentialData, lengthPrefixed("data-key"), u32(keyId));
}
