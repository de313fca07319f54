import { BURST_FACTOR, USUAL_AT_LEAST } from "./risk-weights.ts";

const SLOT_MS = 10_000;
/** A minute is the last six slots; what is usual is told by the hour before it. */
const MINUTE_SLOTS = 6;
const HOUR_SLOTS = 360;

/** How often something was opened, by slots of ten seconds of epoch time. */
export type Openings = ReadonlyMap<number, number>;

export type OpeningBurst = { readonly opened: number; readonly usual: number };

/** The slot a time falls into. */
export const openingSlot = (at: number): number => Math.floor(at / SLOT_MS);

/** Whether a slot tells nothing any more. */
export const isSlotOver = (slot: number, at: number): boolean =>
  openingSlot(at) - slot >= HOUR_SLOTS + MINUTE_SLOTS;

/**
 * Whether the last minute's openings are far more than usual. Usual is the mean of a minute in the hour before, and at
 * least `USUAL_AT_LEAST`: a market that falls makes every account due at once, and that is no theft.
 */
export const judgeOpenings = (openings: Openings, at: number): OpeningBurst | null => {
  const now = openingSlot(at);
  let opened = 0;
  let before = 0;
  for (const [slot, count] of openings) {
    const age = now - slot;
    if (age < MINUTE_SLOTS) opened += count;
    else if (age < HOUR_SLOTS + MINUTE_SLOTS) before += count;
  }
  const usual = Math.max(USUAL_AT_LEAST, Math.round((before * MINUTE_SLOTS) / HOUR_SLOTS));
  return opened > BURST_FACTOR * usual ? { opened, usual } : null;
};
