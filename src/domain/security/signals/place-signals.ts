import { PROOF_MS, TURNS_MS } from "../risk-weights.ts";
import type { SecurityEvent } from "../security-event.ts";
import {
  isDeviceNew,
  isGuardedChange,
  isNetworkNew,
  isNetworkStrange,
  isSameBlock,
  LOCKS_TAKEN,
  MONEY_CHANGES,
  type Signal,
  type Situation,
  within,
} from "../situation.ts";

/** Allowed or tried by somebody who is in: what an attempt of the outside looks like is another matter. */
const isByUser: Signal = ({ event }) => event.actor === "user";

/** A browser of the last day, on an account that had another before. */
export const newDevice: Signal = (situation) => isByUser(situation) && isDeviceNew(situation);

/** A neighbourhood of the last day, on an account that was used from another before. */
export const newNetwork: Signal = (situation) => isByUser(situation) && isNetworkNew(situation);

const ofSession = ({ event }: Situation, events: readonly SecurityEvent[]): readonly SecurityEvent[] =>
  events.filter(({ sessionId, network }) => sessionId === event.sessionId && network !== null);

/** Two networks of one owner take turns with every request, as IPv4 and IPv6 of one house do; one at least is strange here. */
const isOneStrange = (situation: Situation, other: SecurityEvent | undefined): boolean =>
  other !== undefined && (isNetworkStrange(situation) || isNetworkStrange(situation, other.network));

/** One session used from here, then there, then here again within minutes: a network changes, but not back and forth. */
export const twoPlaces: Signal = (situation) => {
  const { event } = situation;
  if (event.sessionId === null || event.network === null) return false;
  const before = ofSession(situation, within(situation, TURNS_MS));
  const there = before.findIndex(({ network }) => !isSameBlock(network, event.network));
  const isBack = before.slice(Math.max(there, 0)).some(({ network }) => isSameBlock(network, event.network));
  return there >= 0 && isBack && isOneStrange(situation, before[there]);
};

/** What may be spent, or by whom, is changed from a new browser. */
export const changeOnNewDevice: Signal = (situation) =>
  MONEY_CHANGES.has(situation.event.kind) && isDeviceNew(situation);

const isElsewhere = ({ event }: Situation, other: SecurityEvent | undefined): boolean =>
  other !== undefined &&
  other.network !== null &&
  event.network !== null &&
  !isSameBlock(other.network, event.network);

/** A session that was opened in another place, used from one that is strange to the account. */
const hasMoved = (situation: Situation): boolean => {
  const { event, recent } = situation;
  if (event.sessionId === null) return false;
  const opening = ofSession(situation, recent).findLast(({ outcome }) => outcome === "allowed");
  return isElsewhere(situation, opening) && isNetworkNew(situation);
};

/** A change through a session that was carried to a strange place, or away to one. */
export const changeFromElsewhere: Signal = (situation) =>
  isGuardedChange(situation.event) && hasMoved(situation);

/** What an owner is known by is taken away through such a session. */
export const lockTakenFromElsewhere: Signal = (situation) =>
  LOCKS_TAKEN.has(situation.event.kind) && hasMoved(situation);

/** The session was used in its own place minutes ago: nobody is so soon where no network of theirs reaches. */
export const suddenMove: Signal = (situation) => {
  if (!isGuardedChange(situation.event) || !hasMoved(situation)) return false;
  const lately = ofSession(situation, within(situation, TURNS_MS));
  return lately.some((other) => isElsewhere(situation, other));
};

/** Codes were tried in vain, and then what asks for none is done. */
export const changeWithoutProof: Signal = (situation) => {
  if (!isGuardedChange(situation.event) || situation.event.sessionId === null) return false;
  const tried = ofSession(situation, within(situation, PROOF_MS)).find(({ kind }) => kind === "step-up");
  return tried?.outcome === "refused";
};

/** Who sits there was proved in one place, and what needs the proof is done from another. */
export const proofFromElsewhere: Signal = (situation) => {
  const { event } = situation;
  if (!isGuardedChange(event) || event.sessionId === null) return false;
  const proof = ofSession(situation, within(situation, PROOF_MS)).find(
    ({ kind, outcome }) => (kind === "step-up" || kind === "session-opened") && outcome === "allowed",
  );
  return isElsewhere(situation, proof) && isOneStrange(situation, proof);
};
