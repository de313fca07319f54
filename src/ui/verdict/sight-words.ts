import { crossAtRisk } from "#ui/positions/cross-at-risk.ts";
import type { Reading } from "./reading-age.ts";
import type { AccountFacts } from "./verdict.ts";
import { exchangeName, type Naming, sentence, type Words } from "./verdict-words.ts";

/** The stops that stand at the exchange when we cannot act. */
const standingStops = ({ facts, format, name }: Naming): string => {
  const stops = facts.positions.flatMap((position) =>
    position.stopLoss === null ? [] : [`${name(position)} at ${format.price(position.stopLoss)}`],
  );
  const isCrossHeld = facts.cross !== null && crossAtRisk(facts.cross) !== null;
  if (isCrossHeld && facts.positions.length === 0) return NONE_FOR_CROSS;
  const isolated =
    stops.length === 0
      ? "No stop stands at the exchange."
      : `Your stops stand at the exchange: ${stops.join(", ")}.`;
  return isCrossHeld ? `${isolated} ${NONE_FOR_CROSS}` : isolated;
};

/** Orders that wait on the cross margin fill as the price moves in its favour, and are no stop: the exchange has none for it. */
const NONE_FOR_CROSS = "Axisor keeps no stop at the exchange for the cross position.";

/** Whether the cross margin is all that cannot be seen as it is now. */
const isOnlyCross = (readings: readonly Reading[], { account }: AccountFacts): boolean =>
  account.blindSince === null &&
  readings.every(({ kind, freshness }) => (kind === "cross") !== (freshness === "fresh"));

const crossBlindWords = (readings: readonly Reading[], { facts: { cross }, format, now }: Naming): Words => {
  const since = cross?.blindSince == null ? null : now - Date.parse(cross.blindSince);
  const age = format.age(since ?? readings.find(({ kind }) => kind === "cross")?.ageMs ?? 0);
  const reason = cross?.blindReason == null ? "" : `${sentence(cross.blindReason)} `;
  return {
    word: "Blind",
    lede: `The cross margin could not be read for ${age}.`,
    sub: `${reason}No guard can act on it. Isolated positions are watched as before.`,
  };
};

/** A flat cross margin is read so seldom that its age says nothing of how long nobody answered. */
const isolatedOf = (readings: readonly Reading[]): readonly Reading[] =>
  readings.filter(({ kind }) => kind !== "cross");

const longest = (readings: readonly Reading[]): Reading | null =>
  readings.reduce<Reading | null>(
    (most, reading) => ((reading.ageMs ?? 0) > (most?.ageMs ?? 0) ? reading : most),
    null,
  );

export const blindWords = (readings: readonly Reading[], naming: Naming): Words => {
  if (isOnlyCross(readings, naming.facts)) return crossBlindWords(readings, naming);
  const { account } = naming.facts;
  const since = account.blindSince === null ? null : naming.now - Date.parse(account.blindSince);
  const proof = readings.find(({ kind, freshness }) => kind === "proof" && freshness === "blind");
  const age = naming.format.age(since ?? longest(isolatedOf(readings))?.ageMs ?? 0);
  const lede =
    since === null && proof
      ? `Axisor's guard loop has not run for ${naming.format.age(proof.ageMs ?? 0)}.`
      : `${exchangeName(account)} has not answered for ${age}.`;
  const reason = account.blindReason === null ? "" : `${sentence(account.blindReason)} `;
  return { word: "Blind", lede, sub: `${reason}Guards cannot act. ${standingStops(naming)}` };
};

const STALE_LEDES: Record<Reading["kind"], (age: string) => string> = {
  price: (age) => `Prices stopped ${age} ago. These are the last ones.`,
  positions: (age) => `Positions were last read ${age} ago. These are the last ones.`,
  proof: (age) => `Protection was last proven ${age} ago.`,
  cross: (age) => `The cross margin was last read ${age} ago.`,
};

const UNREAD: Record<Reading["kind"], string> = {
  price: "No price has been read yet.",
  positions: "The account has not been read yet.",
  proof: "No guard has run yet on this installation.",
  cross: "The cross margin has not been read yet.",
};

export const staleWords = (readings: readonly Reading[], naming: Naming): Words => {
  const { account } = naming.facts;
  const stale = readings.find(({ freshness }) => freshness !== "fresh");
  const lede =
    stale === undefined
      ? `${exchangeName(account)} did not answer the last question.`
      : stale.ageMs === null
        ? UNREAD[stale.kind]
        : STALE_LEDES[stale.kind](naming.format.age(stale.ageMs));
  if (isOnlyCross(readings, naming.facts))
    return {
      word: "Not current",
      lede,
      sub: "A guard on it waits for fresh figures. Isolated positions are watched as before.",
    };
  return { word: "Not current", lede, sub: `Guards wait for fresh figures. ${standingStops(naming)}` };
};
