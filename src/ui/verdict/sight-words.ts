import { crossAtRisk } from "#ui/positions/cross-at-risk.ts";
import type { Reading } from "./reading-age.ts";
import { SIGHT_WORDS } from "./sight-table.ts";
import type { AccountFacts } from "./verdict.ts";
import { VERDICT_WORDS } from "./verdict-table.ts";
import { type Naming, sentence, type Words } from "./verdict-words.ts";

/**
 * The stops that stand at the exchange when we cannot act. Orders that wait on the cross margin fill as the price moves in
 * its favour, and are no stop: the exchange has none for it.
 */
const standingStops = ({ facts, format, name }: Naming): string => {
  const words = SIGHT_WORDS[format.locale];
  const stops = facts.positions.flatMap((position) =>
    position.stopLoss === null ? [] : [words.stop(name(position), format.price(position.stopLoss))],
  );
  const isCrossHeld = facts.cross !== null && crossAtRisk(facts.cross) !== null;
  if (isCrossHeld && facts.positions.length === 0) return words.noCrossStop;
  const isolated = stops.length === 0 ? words.noStop : words.stops(stops.join(", "));
  return isCrossHeld ? `${isolated} ${words.noCrossStop}` : isolated;
};

/** Whether the cross margin is all that cannot be seen as it is now. */
const isOnlyCross = (readings: readonly Reading[], { account }: AccountFacts): boolean =>
  account.blindSince === null &&
  readings.every(({ kind, freshness }) => (kind === "cross") !== (freshness === "fresh"));

const crossBlindWords = (readings: readonly Reading[], { facts: { cross }, format, now }: Naming): Words => {
  const words = SIGHT_WORDS[format.locale];
  const since = cross?.blindSince == null ? null : now - Date.parse(cross.blindSince);
  const age = format.age(since ?? readings.find(({ kind }) => kind === "cross")?.ageMs ?? 0);
  const reason = cross?.blindReason == null ? "" : `${sentence(cross.blindReason)} `;
  return {
    word: VERDICT_WORDS[format.locale].word.blind,
    lede: words.crossUnread(age),
    sub: `${reason}${words.crossCannotAct} ${words.isolatedWatched}`,
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
  const { format } = naming;
  const words = SIGHT_WORDS[format.locale];
  const { account } = naming.facts;
  const since = account.blindSince === null ? null : naming.now - Date.parse(account.blindSince);
  const proof = readings.find(({ kind, freshness }) => kind === "proof" && freshness === "blind");
  const age = format.age(since ?? longest(isolatedOf(readings))?.ageMs ?? 0);
  const lede =
    since === null && proof
      ? words.loopStopped(format.age(proof.ageMs ?? 0))
      : words.noAnswerFor[account.network](age);
  const reason = account.blindReason === null ? "" : `${sentence(account.blindReason)} `;
  return {
    word: VERDICT_WORDS[format.locale].word.blind,
    lede,
    sub: `${reason}${words.guardsCannotAct} ${standingStops(naming)}`,
  };
};

export const staleWords = (readings: readonly Reading[], naming: Naming): Words => {
  const { account } = naming.facts;
  const { format } = naming;
  const words = SIGHT_WORDS[format.locale];
  const { stale: word } = VERDICT_WORDS[format.locale].word;
  const stale = readings.find(({ freshness }) => freshness !== "fresh");
  const lede =
    stale === undefined
      ? words.didNotAnswer[account.network]
      : stale.ageMs === null
        ? words.unread[stale.kind]
        : words.last[stale.kind](format.age(stale.ageMs));
  if (isOnlyCross(readings, naming.facts))
    return { word, lede, sub: `${words.crossWaits} ${words.isolatedWatched}` };
  return { word, lede, sub: `${words.guardsWait} ${standingStops(naming)}` };
};
