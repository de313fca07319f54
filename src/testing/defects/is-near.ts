import type { isReached } from "#domain/triggers/trigger.ts";

/** Ten dollars, in half dollars. */
const NEAR = 20;

/** Fires where the last price of a sample happens to lie within ten dollars of the level: a fast move jumps over it. */
export const isNear: typeof isReached = ({ price }, { last }) => Math.abs(last - price) <= NEAR;
