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

const triesBefore = (
  { recent }: Situation,
  at: number,
  ms: number,
  kinds: ReadonlySet<SecurityEventKind>,
): number =>
  recent.filter(
    (other) => kinds.has(other.kind) && other.outcome === "refused" && other.at <= at && at - other.at <= ms,
  ).length;

const wasGuessed = (situation: Situation, at: number, kinds: ReadonlySet<SecurityEventKind>): boolean =>
  triesBefore(situation, at, GUESS_MS, kinds) >= GUESSES ||
  triesBefore(situation, at, SLOW_GUESS_MS, kinds) >= SLOW_GUESSES;

const PASSWORD_TRIES: ReadonlySet<SecurityEventKind> = new Set(["login"]);

/**
 * Many wrong passwords, then the right one, in a browser the account was not used with before. Whoever guesses at
 * somebody else's password must not make the owner's next login look like a theft.
 */
export const guessedPassword: Signal = (situation) => {
  const entrance = entranceOf(situation);
  if (entrance === undefined) return false;
  const isKnown = situation.recent.some(
    ({ deviceId, at, outcome, actor }) =>
      deviceId !== null &&
      deviceId === entrance.deviceId &&
      entrance.at - at >= NEW_FOR_MS &&
      outcome === "allowed" &&
      actor === "user",
  );
  return !isKnown && wasGuessed(situation, entrance.at, PASSWORD_TRIES);
};

/** Many wrong codes, then a right one, whoever it was: to be asked for a code the password must have been right. */
export const guessedFactor: Signal = (situation) => {
  const entrance = entranceOf(situation);
  return entrance !== undefined && wasGuessed(situation, entrance.at, FACTOR_TRIES);
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
