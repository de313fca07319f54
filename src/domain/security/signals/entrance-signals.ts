import { ENTRANCE_MS, GUESS_MS, GUESSES, NEW_FOR_MS, SLOW_GUESS_MS, SLOW_GUESSES } from "../risk-weights.ts";
import type { SecurityEvent, SecurityEventKind } from "../security-event.ts";
import { isNetworkNew, type Signal, type Situation, within } from "../situation.ts";

const ENTRANCES: ReadonlySet<SecurityEventKind> = new Set([
  "login",
  "login-factor",
  "session-opened",
  "step-up",
  "backup-code-used",
]);
const FACTOR_TRIES: ReadonlySet<SecurityEventKind> = new Set(["login-factor", "step-up"]);

const isEntrance = ({ kind, outcome }: SecurityEvent): boolean =>
  ENTRANCES.has(kind) && outcome === "allowed";

const isSameVisit = (one: SecurityEvent, other: SecurityEvent): boolean =>
  (one.sessionId !== null && one.sessionId === other.sessionId) ||
  (one.deviceId !== null && one.deviceId === other.deviceId);

/** How somebody got in: the event itself, or what let the same browser in moments ago. */
const entranceOf = (situation: Situation): SecurityEvent | undefined => {
  const { event } = situation;
  if (isEntrance(event)) return event;
  if (event.actor !== "user") return undefined;
  return within(situation, ENTRANCE_MS).find((other) => isEntrance(other) && isSameVisit(event, other));
};

/** Whether `tries`, of which only failed ones count, are more than slips before `at`. */
const areGuesses = (tries: readonly SecurityEvent[], at: number): boolean => {
  const failed = tries.filter(({ outcome, at: tried }) => outcome === "refused" && tried <= at);
  const since = (ms: number) => failed.filter(({ at: tried }) => at - tried <= ms).length;
  return since(GUESS_MS) >= GUESSES || since(SLOW_GUESS_MS) >= SLOW_GUESSES;
};

/** Whether the browser somebody came in by was used with the account before it could be new. */
const isDeviceKnown = ({ recent }: Situation, entrance: SecurityEvent): boolean =>
  recent.some(
    ({ deviceId, at, outcome, actor }) =>
      deviceId !== null &&
      deviceId === entrance.deviceId &&
      entrance.at - at >= NEW_FOR_MS &&
      outcome === "allowed" &&
      actor === "user",
  );

const PASSWORD_TRIES: ReadonlySet<SecurityEventKind> = new Set(["login"]);

/**
 * Many wrong passwords, then the right one, in a browser the account was not used with before. Whoever guesses at
 * somebody else's password must not make the owner's next login look like a theft.
 */
export const guessedPassword: Signal = (situation) => {
  const entrance = entranceOf(situation);
  if (entrance === undefined) return false;
  const tries = situation.recent.filter(({ kind }) => PASSWORD_TRIES.has(kind));
  return !isDeviceKnown(situation, entrance) && areGuesses(tries, entrance.at);
};

/**
 * Many wrong codes, then a right one: to be asked for a code the password must have been right. In a browser of the owner's
 * only its own count: a thief with the password must not make the owner's next login look like the theft.
 */
export const guessedFactor: Signal = (situation) => {
  const entrance = entranceOf(situation);
  if (entrance === undefined) return false;
  const isKnown = isDeviceKnown(situation, entrance);
  const tries = situation.recent.filter(
    ({ kind, deviceId }) => FACTOR_TRIES.has(kind) && (!isKnown || deviceId === entrance.deviceId),
  );
  return areGuesses(tries, entrance.at);
};

const isByBackupCode = ({ kind, facts }: SecurityEvent): boolean =>
  kind === "backup-code-used" || (typeof facts.method === "string" && facts.method.includes("backup-code"));

/** The backup code that let this browser in within the last day, or the event itself where it is one. */
const backupCodeOf = (situation: Situation): SecurityEvent | undefined =>
  [situation.event, ...within(situation, NEW_FOR_MS)].find(
    (other) =>
      isByBackupCode(other) &&
      other.outcome === "allowed" &&
      (other === situation.event || isSameVisit(situation.event, other)),
  );

/** The codes kept for the day a phone is lost, used in a place that is new to the account. */
export const backupCodeFromElsewhere: Signal = (situation) =>
  backupCodeOf(situation) !== undefined && isNetworkNew(situation);

/** In by a backup code, and the factor it stood in for is taken out. */
export const factorOutByBackupCode: Signal = (situation) =>
  (situation.event.kind === "totp-removed" || situation.event.kind === "passkey-removed") &&
  backupCodeOf(situation) !== undefined;
