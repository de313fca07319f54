import type { SecretBinding } from "#ports/vault.ts";
import { concat, lengthPrefixed, u32 } from "./bytes.ts";

/** What a sealed secret is bound to: opening it with any other part fails. */
export function secretAssociatedData(environment: string, binding: SecretBinding): Uint8Array {
  return concat(
    lengthPrefixed("axisor-credential/v1"),
    lengthPrefixed(environment),
    lengthPrefixed(binding.userId),
    lengthPrefixed(binding.subjectId),
    lengthPrefixed(binding.field),
    u32(binding.revision),
  );
}

/** The same, for the data key: a wrapped key cannot be put beside another record or relabelled. */
export function dataKeyAssociatedData(secretData: Uint8Array, keyId: number): Uint8Array {
  return concat(secretData, lengthPrefixed("data-key"), u32(keyId));
}
