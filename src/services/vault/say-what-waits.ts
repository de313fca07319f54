import type { KeyStep } from "#domain/vault/key-life.ts";
import type { Log } from "#ports/log.ts";

/** Says what is left to somebody else, in words for whoever reads the log. */
export const sayWhatWaits = (log: Log, step: KeyStep): void => {
  switch (step.kind) {
    case "warn":
      log.warn("vault-key-old", { ageDays: step.ageDays, leftDays: step.leftDays });
      return;
    case "ask-for-key":
      log.error("vault-key-missing", { what: "add a key to the keyring; it is not ours to write" });
      return;
    case "ask-to-erase":
      log.warn("vault-key-to-erase", {
        keyId: step.id,
        what: "take this key out of the keyring; it is not ours to write",
      });
      return;
    case "wait-for-holders":
      log.warn("vault-key-waits", { keyId: step.id, lacking: step.lacking.join(" ") });
      return;
    case "wait-for-agreement":
      log.error("vault-key-disputed", {
        keyId: step.id,
        what: "this keyring holds another key under this id than is recorded, so it is not promoted; vault-keyrings-differ says what to do",
      });
      return;
    default:
      return;
  }
};
