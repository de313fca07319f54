export type Search = {
  /** Known to be worth a try; also the step in which numbers are tried. */
  readonly least: number;
  readonly most: number;
  /** How many numbers are tried at most. */
  readonly tries: number;
};

/**
 * The largest number that holds, of those tried: `most` first, for who holds that needs no search, then by halves. Null where
 * not even `least` holds. What holds at a number is taken to hold below it.
 */
export const findLargest = async <Seen>(
  { least, most, tries }: Search,
  measure: (count: number) => Promise<{ readonly holds: boolean; readonly seen: Seen }>,
): Promise<{ readonly count: number; readonly seen: Seen } | null> => {
  let largest: { readonly count: number; readonly seen: Seen } | null = null;
  let broken = most + 1;
  let next = most;
  for (let tried = 0; tried < tries; tried += 1) {
    const { holds, seen } = await measure(next);
    if (holds) largest = { count: next, seen };
    else broken = next;
    const from = largest?.count ?? 0;
    if (broken - from <= least) break;
    // In round numbers, so that the same search tries the same again.
    next = Math.max(least, Math.round((from + broken) / 2 / least) * least);
    if (next === from || next === broken) break;
  }
  return largest;
};
