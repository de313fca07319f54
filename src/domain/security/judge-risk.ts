import type { RiskVerdict } from "./logged-event.ts";
import { WEIGHTS } from "./risk-weights.ts";
import type { SignalName } from "./signal-name.ts";
import {
  changeAfterReset,
  locksChanged,
  unexplainedAction,
  unexplainedAgain,
} from "./signals/change-signals.ts";
import {
  backupCodeFromElsewhere,
  factorOutByBackupCode,
  guessedFactor,
  guessedPassword,
} from "./signals/entrance-signals.ts";
import {
  changeFromElsewhere,
  changeOnNewDevice,
  changeWithoutProof,
  lockTakenFromElsewhere,
  newDevice,
  newNetwork,
  proofFromElsewhere,
  suddenMove,
  twoPlaces,
} from "./signals/place-signals.ts";
import { chainBroken, decryptBurst, honeytoken, idProbe, slowIdProbe } from "./signals/system-signals.ts";
import type { Signal, Situation } from "./situation.ts";

export const SIGNALS: Readonly<Record<SignalName, Signal>> = {
  "new-device": newDevice,
  "new-network": newNetwork,
  "two-places": twoPlaces,
  "guessed-password": guessedPassword,
  "guessed-factor": guessedFactor,
  "change-after-reset": changeAfterReset,
  "change-on-new-device": changeOnNewDevice,
  "change-from-elsewhere": changeFromElsewhere,
  "lock-taken-from-elsewhere": lockTakenFromElsewhere,
  "sudden-move": suddenMove,
  "proof-from-elsewhere": proofFromElsewhere,
  "change-without-proof": changeWithoutProof,
  "locks-changed": locksChanged,
  "backup-code-from-elsewhere": backupCodeFromElsewhere,
  "factor-out-by-backup-code": factorOutByBackupCode,
  "unexplained-action": unexplainedAction,
  "unexplained-again": unexplainedAgain,
  "decrypt-burst": decryptBurst,
  "id-probe": idProbe,
  "slow-id-probe": slowIdProbe,
  "chain-broken": chainBroken,
  honeytoken,
};

/** What is written by the log itself, and judged by nobody. */
export const NO_RISK: RiskVerdict = { risk: 0, signals: [] };

const isSignalName = (name: string): name is SignalName => name in SIGNALS;

/** The signals there are, the heaviest first. */
const ALL: readonly SignalName[] = Object.keys(SIGNALS)
  .filter(isSignalName)
  .toSorted((one, other) => WEIGHTS[other] - WEIGHTS[one]);

/** To four digits, so that a risk reads the same wherever it was computed. */
const rounded = (risk: number): number => Math.round(risk * 10_000) / 10_000;

/**
 * How risky an event is in the light of what happened to the account before: 1 − Π(1 − weight) over the signals that are
 * there. It names them, so that whoever reads it sees why.
 */
export const judgeRisk = (
  situation: Situation,
  signals: Readonly<Record<SignalName, Signal>> = SIGNALS,
): RiskVerdict => {
  const present = ALL.filter((name) => signals[name](situation));
  const trust = present.reduce((left, name) => left * (1 - WEIGHTS[name]), 1);
  return { risk: rounded(1 - trust), signals: present };
};
