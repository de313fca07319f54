import type { KeyStep } from "#domain/vault/key-life.ts";
import type { Keyring } from "#ports/keyring.ts";
import type { RotationRecords } from "#ports/vault-keys.ts";

export type KeyChange = {
  readonly what: "added" | "promoted" | "disabled" | "destroyed";
  readonly keyId: number;
};

/** Does a step. Null where it left everything as it was: it is not due any more, or only waits for somebody. */
export const takeKeyStep = async (
  deps: { readonly keyring: Keyring },
  records: RotationRecords,
  step: KeyStep,
  at: number,
): Promise<KeyChange | null> => {
  switch (step.kind) {
    case "add-key": {
      // Not by our own ring alone: an id that another ring gave away must not come to mean two keys.
      const above = Math.max(0, ...(await records.all()).map(({ id }) => id));
      const added = await deps.keyring.add(at, above);
      if ((await records.record(added)) === "different") {
        throw new Error(`Another keyring gave the id ${added.id} away at the same moment. Rotate again.`);
      }
      return { what: "added", keyId: added.id };
    }
    case "promote":
      return (await records.promote(step.id, at)) ? { what: "promoted", keyId: step.id } : null;
    case "disable": {
      const isDisabled = (await records.disable(step.id, at)) === "disabled";
      return isDisabled ? { what: "disabled", keyId: step.id } : null;
    }
    case "erase":
      // One that is not ours was found without it.
      if (deps.keyring.isOurs) await deps.keyring.erase(step.id);
      return (await records.destroy(step.id, at)) ? { what: "destroyed", keyId: step.id } : null;
    case "warn":
    case "ask-for-key":
    case "wait-for-holders":
    case "wait-for-agreement":
    case "rewrap":
    case "ask-to-erase":
      return null;
    default:
      return step satisfies never;
  }
};
