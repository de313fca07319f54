import { type PlacedLabel, placeLabels } from "./place-labels.ts";
import { laneOf, rankOf } from "./ruler-layout.ts";
import { isOnScale, placeOf, type RulerDomain } from "./ruler-scale.ts";
import type { RulerMark } from "./ruler-types.ts";

export type Lane = "above" | "below";

/** The words of a mark and where it stands, in pixels from the left edge. */
export type MarkWords = {
  readonly id: string;
  readonly kind: RulerMark["kind"];
  readonly x: number;
  readonly name: string;
  readonly value: string;
};

/** Marks whose words found no room, near enough to each other to be told together. */
export type HiddenMarks = {
  readonly lane: Lane;
  readonly from: number;
  readonly to: number;
  readonly marks: readonly MarkWords[];
};

export type ArrangedLabels = {
  readonly shown: readonly (MarkWords & { readonly lane: Lane; readonly label: PlacedLabel })[];
  readonly hidden: readonly HiddenMarks[];
};

type Stage = {
  readonly domain: RulerDomain;
  /** The ruler's width in pixels. */
  readonly width: number;
  /** The last price, in dollars; null where there is no needle. */
  readonly needle: number | null;
};

const LEAST_TARGET = 44;
/** Marks closer than this share a target: each is 44 px wide then, even at an edge, and none covers another. */
const APART = 66;

const clamp = (value: number, most: number): number => Math.min(most, Math.max(0, value));

/** Hundredths: server and browser may differ in the last digit of a logarithm, and write the same page. */
const rounded = (pixels: number): number => Math.round(pixels * 100) / 100;

/** A mark off the scale keeps its words at the edge it lies beyond, with a chevron that points to it. */
const nameOf = (mark: RulerMark, domain: RulerDomain): string =>
  isOnScale(domain, mark.price) ? mark.name : mark.price < domain.low ? `‹ ${mark.name}` : `${mark.name} ›`;

const together = (lane: Lane, marks: readonly MarkWords[], width: number): readonly HiddenMarks[] => {
  const groups: MarkWords[][] = [];
  for (const mark of [...marks].sort((one, other) => one.x - other.x)) {
    const group = groups.at(-1);
    const before = group?.at(-1);
    if (group && before && mark.x - before.x < APART) group.push(mark);
    else groups.push([mark]);
  }
  return groups.map((group) => {
    const [first = 0, last = 0] = [group[0]?.x, group.at(-1)?.x];
    const from = Math.round(clamp(first - LEAST_TARGET / 2, Math.max(0, width - LEAST_TARGET)));
    return {
      lane,
      marks: group,
      from,
      to: Math.max(from + LEAST_TARGET, Math.round(clamp(last + LEAST_TARGET / 2, width))),
    };
  });
};

/** Which marks of a ruler carry their words, and which ones tell them only when they are asked. */
export const arrangeLabels = (
  marks: readonly RulerMark[],
  { domain, width, needle }: Stage,
): ArrangedLabels => {
  const pixels = (price: number): number => placeOf(domain, price) * width;
  const wishes = marks
    .filter(({ isQuiet }) => isQuiet !== true)
    .map((mark, index) => ({
      id: `${mark.kind}-${index}`,
      kind: mark.kind,
      x: rounded(clamp(pixels(mark.price), width)),
      rank: rankOf(mark.kind),
      name: nameOf(mark, domain),
      value: mark.value,
    }));
  const lanes = (["above", "below"] as const).map((lane) => {
    const inLane = wishes.filter(({ kind }) => laneOf(kind) === lane);
    const placed = new Map(
      placeLabels(inLane, width, needle === null ? null : rounded(pixels(needle))).map((label) => [
        label.id,
        label,
      ]),
    );
    const shown = inLane.flatMap((mark) => {
      const label = placed.get(mark.id);
      return label === undefined ? [] : [{ ...mark, lane, label }];
    });
    return {
      shown,
      hidden: together(
        lane,
        inLane.filter(({ id }) => !placed.has(id)),
        width,
      ),
    };
  });
  return { shown: lanes.flatMap(({ shown }) => shown), hidden: lanes.flatMap(({ hidden }) => hidden) };
};
