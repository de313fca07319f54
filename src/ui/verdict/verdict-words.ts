import type { AccountView, PositionView } from "#server/trpc/schemas/views.ts";
import type { Format } from "#ui/format/format.ts";
import { protectionOf } from "#ui/positions/position-risk.ts";
import type { Reading } from "./reading-age.ts";
import type { AccountFacts, Judged, Verdict } from "./verdict.ts";

type Words = Pick<Verdict, "word" | "lede" | "sub">;

export type Naming = {
  readonly facts: AccountFacts;
  readonly judged: readonly Judged[];
  readonly format: Format;
  readonly now: number;
  readonly name: (position: PositionView) => string;
};

/** Who answers for an account: the paper exchange is never called LN Markets. */
export const exchangeName = ({ network }: Pick<AccountView, "network">): string =>
  network === "paper" ? "The paper exchange" : "LN Markets";

/** A reason from the server as a sentence of its own. */
const sentence = (text: string): string =>
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

export const safeWords = (nearest: Judged, naming: Naming): Words => ({
  word: "Safe",
  lede: `The nearest liquidation is ${distanceOf(nearest, naming)} ${
    nearest.position.side === "long" ? "below" : "above"
  } the price, on ${naming.name(nearest.position)}.`,
  sub: calmRange(naming),
});

const watchReason = ({ position }: Judged, { format, name }: Naming): readonly [string, string | null] => {
  switch (protectionOf(position)) {
    case "guard": {
      const at = position.guard?.triggerPrice;
      return [at ? `The guard adds at ${format.price(at)}.` : "Its guard is armed.", "Free sats cover it."];
    }
    case "stop":
      return ["A stop stands at the exchange.", "It has no guard."];
    case "cannot-fire":
      return ["Its guard cannot fire.", sentence(position.guard?.cannotFire ?? "it cannot act now")];
    case "paused":
      return ["Its guard is paused.", "Nothing is added until you resume it."];
    case "none":
      return ["It has no guard and no stop.", `Nothing acts for ${name(position)} when the price moves.`];
  }
};

export const watchWords = (worst: Judged, naming: Naming): Words => {
  const [reason, sub] = watchReason(worst, naming);
  return {
    word: "Watch",
    lede: `Liquidation is ${distanceOf(worst, naming)} away on ${naming.name(worst.position)}. ${reason}`,
    sub,
  };
};

/** The age of the readings a danger was told from, when they are no longer fresh. */
const datedBy = (readings: readonly Reading[], format: Format): string | null => {
  const worst = readings.find(({ freshness }) => freshness !== "fresh");
  if (!worst) return null;
  return worst.ageMs === null
    ? "Not every figure could be read."
    : `These figures are ${format.age(worst.ageMs)} old.`;
};

export const dangerWords = (worst: Judged, readings: readonly Reading[], naming: Naming): Words => {
  const { position } = worst;
  const start = `Liquidation is ${distanceOf(worst, naming)} away on ${naming.name(position)}`;
  const ends: Record<ReturnType<typeof protectionOf>, string> = {
    guard: ". The trigger is passed: the guard acts on the next tick.",
    stop: ". A stop stands at the exchange; no guard can add margin.",
    "cannot-fire": ` and the guard cannot add: it ${(position.guard?.cannotFire ?? "cannot act now").replace(/^it /iu, "")}.`,
    paused: " and its guard is paused.",
    none: " and nothing protects it.",
  };
  return {
    word: "Danger",
    lede: `${start}${ends[protectionOf(position)]}`.replace(/\.\.$/u, "."),
    sub: datedBy(readings, naming.format),
  };
};

/** The stops that stand at the exchange when we cannot act. */
const standingStops = ({ facts, format, name }: Naming): string => {
  const stops = facts.positions.flatMap((position) =>
    position.stopLoss === null ? [] : [`${name(position)} at ${format.price(position.stopLoss)}`],
  );
  return stops.length === 0
    ? "No stop stands at the exchange."
    : `Your stops stand at the exchange: ${stops.join(", ")}.`;
};

const longest = (readings: readonly Reading[]): Reading | null =>
  readings.reduce<Reading | null>(
    (most, reading) => ((reading.ageMs ?? 0) > (most?.ageMs ?? 0) ? reading : most),
    null,
  );

export const blindWords = (readings: readonly Reading[], naming: Naming): Words => {
  const { account } = naming.facts;
  const since = account.blindSince === null ? null : naming.now - Date.parse(account.blindSince);
  const proof = readings.find(({ kind, freshness }) => kind === "proof" && freshness === "blind");
  const age = naming.format.age(since ?? longest(readings)?.ageMs ?? 0);
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
};

const UNREAD: Record<Reading["kind"], string> = {
  price: "No price has been read yet.",
  positions: "The account has not been read yet.",
  proof: "No guard has run yet on this installation.",
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
  return { word: "Not current", lede, sub: `Guards wait for fresh figures. ${standingStops(naming)}` };
};
