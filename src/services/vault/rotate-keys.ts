import { changesKey, decideKeySteps, type KeyStep } from "#domain/vault/key-life.ts";
import type { Keyring } from "#ports/keyring.ts";
import type { Log } from "#ports/log.ts";
import type { SealedSecrets } from "#ports/sealed-secrets.ts";
import type { SecurityRecorder } from "#ports/security-recorder.ts";
import type { Vault } from "#ports/vault.ts";
import type { VaultKeys } from "#ports/vault-keys.ts";
import { recordHeldKeys } from "./record-held-keys.ts";
import { rewrapSecrets } from "./rewrap-secrets.ts";
import { sayWhatWaits } from "./say-what-waits.ts";
import { type KeyChange, takeKeyStep } from "./take-key-step.ts";

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
  /** Somebody else rotates at this moment: what is due besides `done` is left to them, or to another call. */
  readonly isBusy: boolean;
  /** Secrets that moved to the primary key, and secrets that no key of ours opens. */
  readonly moved: number;
  readonly broken: number;
  /** Whether another call would find something to do at once. */
  readonly isFinished: boolean;
};

/** A process that was not heard of for so long is dead, or has no connection to the records either. */
const ALIVE_MS = 120_000;

const SYSTEM = { actor: "system", userId: null, network: null, deviceId: null, sessionId: null } as const;

type Turn = {
  readonly steps: readonly KeyStep[];
  /** What was tried of them; null when there was nothing left to try. */
  readonly tried: KeyStep | null;
  readonly change: KeyChange | null;
};

const nameOf = (step: KeyStep): string => ("id" in step ? `${step.kind} ${step.id}` : step.kind);

/**
 * Looks, and takes the first step that was not tried yet; null while somebody else has the turn. One step a turn: one that
 * fails takes back none that was taken before it.
 */
const takeTurn = async (
  deps: RotateDeps,
  { at, isEmergency }: { readonly at: number; readonly isEmergency: boolean },
  before: ReadonlySet<string>,
): Promise<Turn | null> => {
  // Counted before the turn, which asks nothing else of the database; `disable` looks again by itself.
  const rows = await deps.secrets.countByKey();
  return await deps.vaultKeys.inTurn(async (records) => {
    const held = await recordHeldKeys({ ...deps, vaultKeys: records }, at);
    const steps = decideKeySteps({
      keys: await records.all(),
      holders: await records.holders(at - ALIVE_MS),
      rows,
      at,
      isRingOurs: deps.keyring.isOurs,
      heldIds: held.agreed,
      disputedIds: held.disputed,
      isEmergency,
    });
    const tried = steps.find((step) => changesKey(step) && !before.has(nameOf(step))) ?? null;
    return { steps, tried, change: tried === null ? null : await takeKeyStep(deps, records, tried, at) };
  });
};

/** Takes every step that is due, one after another. */
const takeSteps = async (
  deps: RotateDeps,
  request: RotateRequest,
): Promise<Pick<RotateReport, "done" | "isBusy">> => {
  const { at } = request;
  const [done, tried]: [KeyStep[], Set<string>] = [[], new Set()];
  let isEmergency = request.isEmergency ?? false;
  for (;;) {
    const turn = await takeTurn(deps, { at, isEmergency }, tried);
    if (turn === null) return { done, isBusy: true };
    const warnings = tried.size === 0 ? turn.steps.filter(({ kind }) => kind === "warn") : [];
    const waiting =
      turn.tried !== null ? [] : turn.steps.filter((step) => !changesKey(step) && step.kind !== "warn");
    for (const step of [...warnings, ...waiting]) sayWhatWaits(deps.log, step);
    done.push(...warnings, ...waiting);
    if (turn.tried === null) return { done, isBusy: false };
    tried.add(nameOf(turn.tried));
    if (turn.change === null) continue;
    done.push(turn.tried);
    const { what, keyId } = turn.change;
    await deps.security.record({
      ...SYSTEM,
      at,
      kind: `vault-key-${what}`,
      outcome: "allowed",
      facts: { keyId },
    });
    // One promotion answers one emergency.
    if (what === "promoted") isEmergency = false;
  }
};

/**
 * Brings the keys to where they ought to be at `at`: see `decideKeySteps`. Safe to call twice at once, and again after it
 * died anywhere: of two one has the turn, every step looks before it acts, and what is left to rewrap is what is left.
 */
export const rotateKeys = async (deps: RotateDeps, request: RotateRequest): Promise<RotateReport> => {
  const { at, hasTime = () => true } = request;
  const steps = await takeSteps(deps, request);
  const counts = await rewrapSecrets(deps, hasTime);
  if (counts.moved > 0) {
    const facts = { moved: counts.moved, broken: counts.broken };
    await deps.security.record({ ...SYSTEM, at, kind: "vault-rewrapped", outcome: "allowed", facts });
  }
  return { ...steps, ...counts };
};
