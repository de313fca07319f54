/** Where a yes turns into a no: `accepted` is the farthest yes, `refused` the nearest no, null where none was found. */
export type Edge = { readonly accepted: number; readonly refused: number | null };

export type EdgeSearch = {
  /** Known to be a yes. */
  readonly accepted: number;
  /** Where to ask first, rising; the last of them is as far as the search goes. */
  readonly guesses: readonly number[];
  /** How close the two sides need to come. */
  readonly resolution: number;
};

/**
 * Finds the edge in few questions: the guesses until the first no, then halves. Null as soon as `accepts` cannot tell.
 * Takes for granted that everything nearer than a yes is a yes.
 */
export const findEdge = async (
  accepts: (at: number) => Promise<boolean | null>,
  search: EdgeSearch,
): Promise<Edge | null> => {
  let { accepted } = search;
  let refused: number | null = null;
  for (const guess of search.guesses) {
    if (guess <= accepted || refused !== null) continue;
    const isAccepted = await accepts(guess);
    if (isAccepted === null) return null;
    if (isAccepted) accepted = guess;
    else refused = guess;
  }
  while (refused !== null && refused - accepted > search.resolution) {
    const middle: number = Math.floor((accepted + refused) / 2);
    const isAccepted = await accepts(middle);
    if (isAccepted === null) return null;
    if (isAccepted) accepted = middle;
    else refused = middle;
  }
  return { accepted, refused };
};
