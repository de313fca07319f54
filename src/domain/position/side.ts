/** Which way a position earns: a long earns when the price rises, a short when it falls. */
export type Side = "long" | "short";

/** +1 for a long, −1 for a short: the sign of the profit when the price rises. */
export const sideSign = (side: Side): 1n | -1n => (side === "long" ? 1n : -1n);
