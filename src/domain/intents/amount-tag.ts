import { type Sats, sats } from "../units.ts";

/** The least and most sats a tag adds. */
export const LEAST_TAG = 1;
export const MOST_TAG = 89;

/**
 * The sats on top of what is needed by which our own transfer is recognised, 1 to 89, derived from the intent's id: a
 * change of the balance by exactly the tagged amount is ours and nobody else's.
 */
export const amountTag = (intentId: string): Sats => {
  let hash = 0;
  for (const character of intentId) hash = (hash * 31 + (character.codePointAt(0) ?? 0)) % 2_147_483_647;
  return sats(LEAST_TAG + (hash % (MOST_TAG - LEAST_TAG + 1)));
};
