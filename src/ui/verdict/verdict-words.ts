import type { AccountView } from "#server/trpc/schemas/views.ts";
import type { Format } from "#ui/format/format.ts";
import { type AtRisk, protectionOf, thresholdsOf } from "#ui/positions/position-risk.ts";
import type { Reading } from "./reading-age.ts";
import type { AccountFacts, Judged, Verdict } from "./verdict.ts";

export type Words = Pick<Verdict, "word" | "lede" | "sub">;

export type Naming = {
  readonly facts: AccountFacts;
  readonly judged: readonly Judged[];
  readonly format: Format;
  readonly now: number;
  readonly name: (position: AtRisk) => string;
};

/** Who answers for an account: the paper exchange is never called LN Markets. */
export const exchangeName = ({ network }: Pick<AccountView, "network">): string =>
  network === "paper" ? "The paper exchange" : "LN Markets";

/** A reason from the server as a sentence of its own. */
export const sentence = (text: string): string =>
  `${text.charAt(0).toUpperCase()}${text.slice(1).replace(/\.$/u, "")}.`;

const distanceOf = ({ distanceBps }: Judged, { format }: Naming): string => format.distance(distanceBps ?? 0);

const triggersOf = (judged: readonly Judged[], side: "long" | "short"): number[] =>
  judged.flatMap(({ position }) =>
    position.side === side && protectionOf(position) === "guard" && position.guard?.triggerPrice
      ? [position.guard.triggerPrice]
      : [],
  );

/** `No guard needs to act while Bitcoin stays between 63,098 and 73,875.` */
const calmRange = ({ judged, format }: Naming): string | null => {
  const below = Math.max(...triggersOf(judged, "long"));
  const above = Math.min(...triggersOf(judged, "short"));
  const start = "No guard needs to act while Bitcoin stays";
  if (Number.isFinite(below) && Number.isFinite(above)) {
    return `${start} between ${format.price(below)} and ${format.price(above)}.`;
  }
  if (Number.isFinite(below)) return `${start} above ${format.price(below)}.`;
  return Number.isFinite(above) ? `${start} below ${format.price(above)}.` : null;
};

/** `The nearest liquidation is 11.6 % below the price, on long $2,500.` */
const nearestWords = (nearest: Judged, naming: Naming): string =>
  `The nearest liquidation is ${distanceOf(nearest, naming)} ${
    nearest.position.side === "long" ? "below" : "above"
  } the price, on ${naming.name(nearest.position)}.`;

export const safeWords = (nearest: Judged, naming: Naming): Words => ({
  word: "Safe",
  lede: nearestWords(nearest, naming),
  sub: calmRange(naming),
});

/** What a position lacks, said of it by name. */
const lackOf = ({ position }: Judged, { name }: Naming): string => {
  const named = `${name(position).charAt(0).toUpperCase()}${name(position).slice(1)}`;
  const lacks: Record<ReturnType<typeof protectionOf>, string> = {
    guard: `${named} is near its trigger.`,
    stop: `${named} has a stop but no guard.`,
    "cannot-fire": `The guard of ${name(position)} cannot fire: it ${reasonOf(position)}.`,
    paused: `The guard of ${name(position)} is paused.`,
    none: position.isCross === true ? `${named} has no guard.` : `${named} has no guard and no stop.`,
  };
  return lacks[protectionOf(position)];
};

/** Why a guard cannot fire, to follow "it". */
const reasonOf = ({ guard }: AtRisk): string =>
  (guard?.cannotFire ?? "cannot act now").replace(/^it /iu, "").replace(/\.$/u, "");

/** What a guard of which only a part can act still does; null where all of it can. */
const partOf = ({ guard }: AtRisk): string | null =>
  guard === null || guard.stillFires === null ? null : `the guard acts only in part: ${guard.stillFires}.`;

/** Near the trigger: where the guard adds, or what there is instead of one. */
const nearWords = (worst: Judged, naming: Naming): Omit<Words, "word"> => {
  const { position } = worst;
  const start = `Liquidation is ${distanceOf(worst, naming)} away on ${naming.name(position)}.`;
  const trigger = position.guard?.triggerPrice ?? null;
  if (protectionOf(position) === "guard" && trigger !== null) {
    const part = partOf(position);
    if (part !== null) return { lede: start, sub: sentence(part) };
    if (position.isCross === true)
      return { lede: `${start} Its guard acts at ${naming.format.price(trigger)}.`, sub: null };
    return {
      lede: `${start} The guard adds at ${naming.format.price(trigger)}.`,
      sub: "Free sats cover it.",
    };
  }
  return { lede: start, sub: lackOf(worst, naming) };
};

/** Watch is for what is near its trigger, and for what is far but has nothing that acts for it. */
export const watchWords = (worst: Judged, nearest: Judged, naming: Naming): Words => {
  const isNear = (worst.distanceBps ?? 0) < thresholdsOf(worst.position).watchBps;
  return isNear
    ? { word: "Watch", ...nearWords(worst, naming) }
    : { word: "Watch", lede: lackOf(worst, naming), sub: nearestWords(nearest, naming) };
};

/** The age of the readings a danger was told from, when they are no longer fresh. */
const datedBy = (readings: readonly Reading[], { isCross }: AtRisk, format: Format): string | null => {
  const other: Reading["kind"] = isCross === true ? "positions" : "cross";
  const worst = readings.find(({ kind, freshness }) => freshness !== "fresh" && kind !== other);
  if (!worst) {
    const isOtherFresh = readings.every(({ freshness }) => freshness === "fresh");
    if (isOtherFresh) return null;
    return isCross === true ? "Isolated positions are not current." : "The cross margin is not current.";
  }
  return worst.ageMs === null
    ? "Not every figure could be read."
    : `These figures are ${format.age(worst.ageMs)} old.`;
};

export const dangerWords = (worst: Judged, readings: readonly Reading[], naming: Naming): Words => {
  const { position } = worst;
  const start = `Liquidation is ${distanceOf(worst, naming)} away on ${naming.name(position)}`;
  const part = partOf(position);
  const ends: Record<ReturnType<typeof protectionOf>, string> = {
    guard: part === null ? ". The trigger is passed: the guard acts on the next tick." : ` and ${part}`,
    stop: ". A stop stands at the exchange; no guard can add margin.",
    "cannot-fire":
      position.isCross === true
        ? ` and its guard cannot fire: it ${reasonOf(position)}.`
        : ` and the guard cannot add: it ${reasonOf(position)}.`,
    paused: " and its guard is paused.",
    none: position.isCross === true ? " and no guard protects it." : " and nothing protects it.",
  };
  return {
    word: "Danger",
    lede: `${start}${ends[protectionOf(position)]}`,
    sub: datedBy(readings, position, naming.format),
  };
};
