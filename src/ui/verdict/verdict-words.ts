import { protectionOf, thresholdsOf } from "#domain/verdict/judge-position.ts";
import type { Format } from "#ui/format/format.ts";
import { type AtRisk, asLiquidatable } from "#ui/positions/position-risk.ts";
import type { Reading } from "./reading-age.ts";
import type { AccountFacts, Judged, Verdict } from "./verdict.ts";
import { VERDICT_WORDS, type VerdictTable } from "./verdict-table.ts";

export type Words = Pick<Verdict, "word" | "lede" | "sub">;

export type Naming = {
  readonly facts: AccountFacts;
  readonly judged: readonly Judged[];
  /** Also in which language. */
  readonly format: Format;
  readonly now: number;
  readonly name: (position: AtRisk) => string;
};

/** A reason from the server as a sentence of its own. */
export const sentence = (text: string): string =>
  `${text.charAt(0).toUpperCase()}${text.slice(1).replace(/\.$/u, "")}.`;

const tableOf = ({ format }: Naming): VerdictTable => VERDICT_WORDS[format.locale];

const distanceOf = ({ distanceBps }: Judged, { format }: Naming): string => format.distance(distanceBps ?? 0);

const triggersOf = (judged: readonly Judged[], side: "long" | "short"): number[] =>
  judged.flatMap(({ position }) =>
    position.side === side && protectionOf(position) === "guard" && position.guard?.triggerPrice
      ? [position.guard.triggerPrice]
      : [],
  );

/** `No guard needs to act while Bitcoin stays between 63,098 and 73,875.` */
const calmRange = (naming: Naming): string | null => {
  const { judged, format } = naming;
  const { calm } = tableOf(naming);
  const below = Math.max(...triggersOf(judged, "long"));
  const above = Math.min(...triggersOf(judged, "short"));
  if (Number.isFinite(below) && Number.isFinite(above))
    return calm.between(format.price(below), format.price(above));
  if (Number.isFinite(below)) return calm.above(format.price(below));
  return Number.isFinite(above) ? calm.below(format.price(above)) : null;
};

/** `The nearest liquidation is 11.6 % below the price, on long $2,500.` */
const nearestWords = (nearest: Judged, naming: Naming): string =>
  tableOf(naming).nearest[nearest.position.side](distanceOf(nearest, naming), naming.name(nearest.position));

export const safeWords = (nearest: Judged, naming: Naming): Words => ({
  word: tableOf(naming).word.safe,
  lede: nearestWords(nearest, naming),
  sub: calmRange(naming),
});

const reasonOf = ({ guard }: AtRisk, { cannotAct }: VerdictTable): string => guard?.cannotFire ?? cannotAct;

/** What a position lacks, said of it by name. */
const lackOf = ({ position }: Judged, naming: Naming): string => {
  const words = tableOf(naming);
  const { lack } = words;
  const name = naming.name(position);
  const protection = protectionOf(position);
  if (protection === "none" && position.isCross === true) return lack.noGuard(name);
  return lack[protection](name, reasonOf(position, words));
};

/** Near the trigger: where the guard adds, or what there is instead of one. */
const nearWords = (worst: Judged, naming: Naming): Omit<Words, "word"> => {
  const { position } = worst;
  const words = tableOf(naming);
  const { near } = words;
  const about = [distanceOf(worst, naming), naming.name(position)] as const;
  const trigger = position.guard?.triggerPrice ?? null;
  if (protectionOf(position) !== "guard" || trigger === null)
    return { lede: near.bare(...about), sub: lackOf(worst, naming) };
  const part = position.guard?.stillFires ?? null;
  if (part !== null) return { lede: near.bare(...about), sub: words.inPart(part) };
  const price = naming.format.price(trigger);
  if (position.isCross === true) return { lede: near.acts(...about, price), sub: null };
  return { lede: near.adds(...about, price), sub: words.freeSatsCover };
};

/** Watch is for what is near its trigger, and for what is far but has nothing that acts for it. */
export const watchWords = (worst: Judged, nearest: Judged, naming: Naming): Words => {
  const { watch: word } = tableOf(naming).word;
  const isNear = (worst.distanceBps ?? 0) < thresholdsOf(asLiquidatable(worst.position)).watchBps;
  return isNear
    ? { word, ...nearWords(worst, naming) }
    : { word, lede: lackOf(worst, naming), sub: nearestWords(nearest, naming) };
};

/** The age of the readings a danger was told from, when they are no longer fresh. */
const datedBy = (readings: readonly Reading[], { isCross }: AtRisk, naming: Naming): string | null => {
  const words = tableOf(naming);
  const other: Reading["kind"] = isCross === true ? "positions" : "cross";
  const worst = readings.find(({ kind, freshness }) => freshness !== "fresh" && kind !== other);
  if (!worst) {
    const isOtherFresh = readings.every(({ freshness }) => freshness === "fresh");
    if (isOtherFresh) return null;
    return isCross === true ? words.isolatedNotCurrent : words.crossNotCurrent;
  }
  return worst.ageMs === null ? words.notEveryFigure : words.figuresOld(naming.format.age(worst.ageMs));
};

const dangerLede = (worst: Judged, naming: Naming): string => {
  const { position } = worst;
  const words = tableOf(naming);
  const { danger } = words;
  const about = [distanceOf(worst, naming), naming.name(position)] as const;
  const part = position.guard?.stillFires ?? null;
  const isCross = position.isCross === true;
  switch (protectionOf(position)) {
    case "guard":
      return part === null ? danger.guard(...about) : danger.part(...about, part);
    case "stop":
      return danger.stop(...about);
    case "cannot-fire":
      return (isCross ? danger.cannotFire : danger.cannotAdd)(...about, reasonOf(position, words));
    case "paused":
      return danger.paused(...about);
    case "none":
      return isCross ? danger.noGuard(...about) : danger.none(...about);
  }
};

export const dangerWords = (worst: Judged, readings: readonly Reading[], naming: Naming): Words => ({
  word: tableOf(naming).word.danger,
  lede: dangerLede(worst, naming),
  sub: datedBy(readings, worst.position, naming),
});
