/** A label that wants a place: its mark's x in pixels, its rank (0 is kept first) and the words it shows. */
export type LabelWish = {
  readonly id: string;
  readonly x: number;
  readonly rank: number;
  readonly name: string;
  readonly value: string;
};

export type PlacedLabel = {
  readonly id: string;
  readonly anchor: "start" | "middle" | "end";
  /** Pixels from the mark to the point the text hangs on. */
  readonly shift: number;
};

const LEAST_GAP = 44;
const NAME_PIXELS = 5.3;
const VALUE_PIXELS = 6.5;
const CLEAR_OF_NEEDLE = 7;

const widthOf = (wish: LabelWish): number =>
  Math.max(wish.name.length * NAME_PIXELS, wish.value.length * VALUE_PIXELS);

type Span = { readonly from: number; readonly to: number; readonly x: number };

const settle = (wish: LabelWish, width: number, needle: number | null): PlacedLabel & Span => {
  const half = widthOf(wish) / 2;
  const place = (anchor: PlacedLabel["anchor"], shift: number) => {
    const at = wish.x + shift;
    const from = anchor === "start" ? at : anchor === "end" ? at - 2 * half : at - half;
    return { id: wish.id, anchor, shift, from, to: from + 2 * half, x: wish.x };
  };
  const isCrossed = needle !== null && Math.abs(wish.x - needle) < half + CLEAR_OF_NEEDLE;
  if (isCrossed && wish.x <= needle && needle - CLEAR_OF_NEEDLE - 2 * half >= 0) {
    return place("end", Math.min(half, needle - CLEAR_OF_NEEDLE - wish.x));
  }
  if (isCrossed && wish.x > needle && needle + CLEAR_OF_NEEDLE + 2 * half <= width) {
    return place("start", Math.max(-half, needle + CLEAR_OF_NEEDLE - wish.x));
  }
  if (wish.x - half < 0) return place("start", -wish.x);
  if (wish.x + half > width) return place("end", width - wish.x);
  return place("middle", 0);
};

/**
 * Which labels of one lane are drawn, and how they hang. Labels whose marks are under 44 px apart, or whose words would
 * touch, are kept by rank; words step aside from the needle and stay inside the ruler.
 */
export const placeLabels = (
  wishes: readonly LabelWish[],
  width: number,
  needle: number | null = null,
): readonly PlacedLabel[] => {
  const kept: (PlacedLabel & Span)[] = [];
  for (const wish of [...wishes].sort((a, b) => a.rank - b.rank)) {
    const label = settle(wish, width, needle);
    const isFree = kept.every(
      (other) =>
        Math.abs(other.x - label.x) >= LEAST_GAP &&
        (label.from >= other.to + 4 || label.to <= other.from - 4),
    );
    if (isFree) kept.push(label);
  }
  return kept.map(({ id, anchor, shift }) => ({ id, anchor, shift }));
};
