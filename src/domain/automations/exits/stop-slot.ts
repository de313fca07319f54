import { isSameStop, type NativeStop } from "./native-stop.ts";

/**
 * Whose the one stop of a position is: an automation the trader made (stop loss, trailing stop, break-even stop), a hand
 * at the exchange, or the backstop.
 */
export type StopOwner = "trader" | "hand" | "backstop";

/**
 * The stop of ours that was placed last. One whose sending has an unknown outcome counts as placed: taken for a hand's, it
 * would never be moved again.
 */
export type PlacedStop = { readonly owner: Exclude<StopOwner, "hand">; readonly stop: NativeStop };

/** What is known of the stop slot: what the exchange shows, and what we placed there last. */
export type StopSlot = { readonly standing: NativeStop | null; readonly placedByUs: PlacedStop | null };

/** Who owns the stop that stands; null where none stands. What differs from what we placed was placed by a hand. */
export const ownerOfStop = ({ standing, placedByUs }: StopSlot): StopOwner | null => {
  if (standing === null) return null;
  return placedByUs !== null && isSameStop(standing, placedByUs.stop) ? placedByUs.owner : "hand";
};
