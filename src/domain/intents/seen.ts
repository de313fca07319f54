import type { Evidence, NetPositionEvidence, PositionEvidence } from "./evidence.ts";

/** What the trader looked at when they ordered something. Time in epoch milliseconds. */
export type Seen = {
  readonly at: number;
  readonly position: PositionEvidence | null;
  readonly netPosition: NetPositionEvidence | null;
};

/** One figure that is not what was seen; null is none. Side and size of the cross position are told as its `quantity`. */
export type Change = {
  readonly figure: "margin" | "price" | "stopLoss" | "takeProfit" | "trailing" | "quantity" | "leverage";
  readonly before: number | null;
  readonly now: number | null;
};

/** Whatever was seen is out of date after this. */
export const SEEN_FOR_MS = 10_000;

const change = (figure: Change["figure"], before: number | null, now: number | null): readonly Change[] =>
  before === now ? [] : [{ figure, before, now }];

/** The price of a stop that trails moves by itself and is no change. */
const inPosition = (before: PositionEvidence, now: PositionEvidence): readonly Change[] => {
  const trails = before.stopLossTrailing !== null && before.stopLossTrailing === now.stopLossTrailing;
  return [
    ...change("margin", before.margin, now.margin),
    ...change("price", before.price, now.price),
    ...change("trailing", before.stopLossTrailing, now.stopLossTrailing),
    ...(trails ? [] : change("stopLoss", before.stopLoss, now.stopLoss)),
    ...change("takeProfit", before.takeProfit, now.takeProfit),
  ];
};

const signed = ({ side, quantity }: NetPositionEvidence): number => (side === "short" ? -quantity : quantity);

const inNetPosition = (before: NetPositionEvidence, now: NetPositionEvidence): readonly Change[] => [
  ...change("quantity", signed(before), signed(now)),
  ...change("leverage", before.leverage, now.leverage),
];

/** What is different from what was seen, of all that both know. */
export const changesSince = (seen: Seen, now: Evidence): readonly Change[] => [
  ...(seen.position !== null && now.position !== null ? inPosition(seen.position, now.position) : []),
  ...(seen.netPosition !== null && now.netPosition !== undefined
    ? inNetPosition(seen.netPosition, now.netPosition)
    : []),
];

/** Whether what was seen at `seen.at` is too old at `at`, or lies in a future that no clock explains. */
export const isOutOfDate = (seen: Seen, at: number): boolean => Math.abs(at - seen.at) > SEEN_FOR_MS;
