import { decideKeySteps, type KeyStep } from "#domain/vault/key-life.ts";
import type { Keyring } from "#ports/keyring.ts";
import type { Log } from "#ports/log.ts";
import type { SealedSecrets } from "#ports/sealed-secrets.ts";
import type { SecurityRecorder } from "#ports/security-recorder.ts";
import type { Vault } from "#ports/vault.ts";
import type { VaultKeys } from "#ports/vault-keys.ts";
import { recordHeldKeys } from "./record-held-keys.ts";
import { rewrapSecrets } from "./rewrap-secrets.ts";

export type RotateDeps = {
  readonly keyring: Keyring;
  readonly vault: Pick<Vault, "rewrap">;
  readonly vaultKeys: VaultKeys;
  readonly secrets: Pick<SealedSecrets, "rewrapSome" | "countByKey">;
  readonly security: SecurityRecorder;
  readonly log: Log;
};

export type RotateRequest = {
  readonly at: number;
  /** A key may have leaked: its follower takes over whatever the age. */
  readonly isEmergency?: boolean;
  /** Whether there is still time for one more batch of rewrapping. */
  readonly hasTime?: () => boolean;
};

/** What was done and what is left to somebody else. */
export type RotateReport = {
  readonly done: readonly KeyStep[];
  /** Secrets that moved to the primary key, and secrets that no key of ours opens. */
  readonly moved: number;
  readonly broken: number;
  /** Whether another call would find something to do at once. */
  readonly isFinished: boolean;
};

/** A process that was not heard of for so long is dead, or has no connection to the records either. */
const ALIVE_MS = 120_000;
/** Each step can make the next one possible; no honest sequence is longer. */
const MOST_ROUNDS = 6;

const SYSTEM = { actor: "system", userId: null, network: null, deviceId: null, sessionId: null } as const;

const take = async (deps: RotateDeps, step: KeyStep, at: number): Promise<boolean> => {
  const tell = (kind: "added" | "promoted" | "disabled" | "destroyed", keyId: number) =>
    deps.security.record({ ...SYSTEM, at, kind: `vault-key-${kind}`, outcome: "allowed", facts: { keyId } });
  switch (step.kind) {
    case "add-key": {
      const added = await deps.keyring.add(at);
      await deps.vaultKeys.record(added);
      await tell("added", added.id);
      return true;
    }
    case "promote":
      if (await deps.vaultKeys.promote(step.id, at)) await tell("promoted", step.id);
      return true;
    case "disable":
      if ((await deps.vaultKeys.disable(step.id, at)) === "disabled") await tell("disabled", step.id);
      return true;
    case "erase":
      if (deps.keyring.isOurs) await deps.keyring.erase(step.id);
      else deps.log.warn("vault-key-to-erase", { keyId: step.id });
      if (await deps.vaultKeys.destroy(step.id, at)) await tell("destroyed", step.id);
      return true;
    case "warn":
      deps.log.warn("vault-key-old", { ageDays: step.ageDays, leftDays: step.leftDays });
      return false;
    case "ask-for-key":
      deps.log.error("vault-key-missing", { what: "add a key to the keyring; it is not ours to write" });
      return false;
    case "wait-for-holders":
      deps.log.warn("vault-key-waits", { keyId: step.id, lacking: step.lacking.join(" ") });
      return false;
    case "rewrap":
      return false;
    default:
      return step satisfies never;
  }
};

/**
 * Brings the keys to where they ought to be at `at`: see `decideKeySteps`. Safe to call twice at once, and again after it
 * died anywhere: every step looks before it acts, and what is left to rewrap is what is left.
 */
export const rotateKeys = async (deps: RotateDeps, request: RotateRequest): Promise<RotateReport> => {
  const { at, hasTime = () => true } = request;
  const done: KeyStep[] = [];
  let isEmergency = request.isEmergency ?? false;
  for (let round = 0; round < MOST_ROUNDS; round += 1) {
    await recordHeldKeys(deps, at);
    const steps = decideKeySteps({
      keys: await deps.vaultKeys.all(),
      holders: await deps.vaultKeys.holders(at - ALIVE_MS),
      rows: await deps.secrets.countByKey(),
      at,
      isRingOurs: deps.keyring.isOurs,
      isEmergency,
    });
    let isChanged = false;
    for (const step of steps) {
      if (round === 0 || step.kind !== "warn") done.push(step);
      if (await take(deps, step, at)) isChanged = true;
      // One promotion answers one emergency.
      if (step.kind === "promote") isEmergency = false;
    }
    if (!isChanged) break;
  }
  const counts = await rewrapSecrets(deps, hasTime);
  if (counts.moved > 0) {
    const facts = { moved: counts.moved, broken: counts.broken };
    await deps.security.record({ ...SYSTEM, at, kind: "vault-rewrapped", outcome: "allowed", facts });
  }
  return { done, ...counts };
};
