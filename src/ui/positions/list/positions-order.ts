/** What the list of positions can be sorted by, as its address says it. */
export const ORDERS = ["distance", "size", "pl", "margin"] as const;

export type PositionOrder = (typeof ORDERS)[number];

/** The order an address names; anything else shows what is nearest to its liquidation first. */
export const parseOrder = (text: unknown): PositionOrder => ORDERS.find((key) => key === text) ?? "distance";

/** What the order of the list is taken from. */
export type Sortable = {
  readonly key: string;
  /** In basis points; null where it can never be liquidated. */
  readonly distanceBps: number | null;
  /** In USD. */
  readonly quantity: number;
  /** In sats. */
  readonly margin: number;
  /** At the last price, in sats. */
  readonly profit: number;
};

const RANKS: Record<PositionOrder, (one: Sortable) => number> = {
  distance: ({ distanceBps }) => distanceBps ?? Number.POSITIVE_INFINITY,
  size: ({ quantity }) => -quantity,
  pl: ({ profit }) => profit,
  margin: ({ margin }) => -margin,
};

/** Numbers in their order, two infinite ones among them. */
const compare = (one: number, other: number): number => (one === other ? 0 : one < other ? -1 : 1);

/** What asks for the first look first: the nearest, the largest, the worst result, the most margin. Equals keep one order. */
export const inOrder = <Row extends Sortable>(order: PositionOrder, rows: readonly Row[]): readonly Row[] => {
  const rank = RANKS[order];
  return rows.toSorted(
    (one, other) =>
      compare(rank(one), rank(other)) || (one.key < other.key ? -1 : one.key > other.key ? 1 : 0),
  );
};
