import { networkBlock } from "./network-block.ts";
import { HABIT_VISITS, NEW_FOR_MS, ROAMING_VISITS } from "./risk-weights.ts";
import type { SecurityEvent, SecurityEventKind } from "./security-event.ts";

/** What a signal looks at: an event, and what happened to the same account before it, the newest first. */
export type Situation = { readonly event: SecurityEvent; readonly recent: readonly SecurityEvent[] };

export type Signal = (situation: Situation) => boolean;

/** Changes of what may be spent, or by whom. */
export const MONEY_CHANGES: ReadonlySet<SecurityEventKind> = new Set([
  "key-connected",
  "key-replaced",
  "key-removed",
  "cap-raised",
]);

/** Changes of the ways into an account. */
export const LOCK_CHANGES: ReadonlySet<SecurityEventKind> = new Set([
  "password-changed",
  "email-change-requested",
  "email-changed",
  "totp-added",
  "totp-removed",
  "passkey-added",
  "passkey-removed",
  "backup-codes-made",
]);

/** Those that take away what an owner could get back in by. */
export const LOCKS_TAKEN: ReadonlySet<SecurityEventKind> = new Set([
  "email-change-requested",
  "email-changed",
  "totp-removed",
  "passkey-removed",
]);

export const isGuardedChange = ({ kind }: SecurityEvent): boolean =>
  MONEY_CHANGES.has(kind) || LOCK_CHANGES.has(kind);

/** Done by somebody who had got in; what an account's places and devices are known by. */
const isOwn = ({ actor, outcome }: SecurityEvent): boolean => actor === "user" && outcome === "allowed";

/** What happened no longer ago than `ms`. */
export const within = ({ event, recent }: Situation, ms: number): readonly SecurityEvent[] =>
  recent.filter(({ at }) => event.at - at <= ms);

export const isSameBlock = (one: string | null, other: string | null): boolean =>
  one !== null && other !== null && networkBlock(one) === networkBlock(other);

/**
 * Whether something of the event (its device, its network) is seen for the first time or was so lately, on an account
 * that is used to another. In its first days an account is used to nothing: there is nothing to differ from.
 */
const isNew = (
  { event, recent }: Situation,
  has: (other: SecurityEvent) => boolean,
  hasAnother: (other: SecurityEvent) => boolean,
): boolean => {
  const isOld = ({ at }: SecurityEvent) => event.at - at >= NEW_FOR_MS;
  const own = recent.filter(isOwn).filter(isOld);
  return own.some(hasAnother) && !own.some(has);
};

/** Visits of the account that are older than what could be new: what each was seen by first. */
const oldVisits = ({ event, recent }: Situation): readonly SecurityEvent[] => {
  const old = recent.filter(
    (other) => isOwn(other) && other.network !== null && event.at - other.at >= NEW_FOR_MS,
  );
  return [...new Map(old.map((other) => [other.sessionId, other])).values()];
};

/** Whether an account is used to being seen by something else each time: half of its visits were, and there are some. */
const isUsedToNew = (visits: readonly SecurityEvent[], trait: (visit: SecurityEvent) => string): boolean => {
  const counts = Map.groupBy(visits, trait);
  const once = [...counts.values()].filter(({ length }) => length === 1).length;
  return visits.length >= ROAMING_VISITS && once >= visits.length / 2;
};

/** A neighbourhood that another is known beside, and that was not seen before the last days; the event's own, or one given. */
export const isNetworkStrange = (situation: Situation, network = situation.event.network): boolean => {
  if (network === null) return false;
  // Tor, or a VPN of many exits: one neighbourhood more is no news.
  if (isUsedToNew(oldVisits(situation), (visit) => networkBlock(visit.network ?? ""))) return false;
  const isHere = (other: SecurityEvent) => isSameBlock(other.network, network);
  return isNew(situation, isHere, (other) => other.network !== null && !isHere(other));
};

/** A strange one, to an account with habits: what was visited hardly ever has no usual place yet. */
export const isNetworkNew = (situation: Situation): boolean =>
  oldVisits(situation).length >= HABIT_VISITS && isNetworkStrange(situation);

/** By the browser's own first appearance, which is noted for good; how long ago others were seen does not matter. */
export const isDeviceNew = (situation: Situation): boolean => {
  const { event, recent } = situation;
  const { deviceId } = event;
  if (deviceId === null) return false;
  // Who closes a browser that forgets everything comes with another each time.
  if (isUsedToNew(oldVisits(situation), (visit) => visit.deviceId ?? "")) return false;
  const isHere = (other: SecurityEvent) => other.deviceId === deviceId;
  const appeared = [event, ...recent].some(
    ({ kind, ...other }) => kind === "new-device" && other.deviceId === deviceId,
  );
  return appeared && isNew(situation, isHere, (other) => other.deviceId !== null && !isHere(other));
};
