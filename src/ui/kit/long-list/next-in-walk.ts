const STEPS: Readonly<Record<string, number>> = { j: 1, k: -1 };

/** The row a key leads to from another; null where the key is none of the walk, or there is no further row. */
export const nextInWalk = (key: string, from: number, count: number): number | null => {
  const step = STEPS[key];
  if (step === undefined) return null;
  const next = from + step;
  return next < 0 || next >= count ? null : next;
};
