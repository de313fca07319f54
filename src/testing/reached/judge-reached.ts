/** What must be reached, what was, and what a list says is not: each `page /x` or `procedure noun.verb`. */
export type Reaching = {
  readonly places: readonly string[];
  readonly reached: ReadonlySet<string>;
  readonly excused: readonly string[];
};

export type Judged = {
  /** Of all places, 0 to 1. */
  readonly share: number;
  readonly faults: readonly string[];
};

/** Nine flows of ten are walked by a browser. */
export const LEAST_SHARE = 0.9;

/** The list is the truth about what no spec reaches: nothing is missing from it, and nothing stands in it any longer. */
export const judgeReached = ({ places, reached, excused }: Reaching): Judged => {
  const missed = places.filter((place) => !reached.has(place));
  const share = places.length === 0 ? 0 : 1 - missed.length / places.length;
  const percent = (share * 100).toFixed(1);
  return {
    share,
    faults: [
      ...(share < LEAST_SHARE ? [`${percent} % are reached, and it must be ${LEAST_SHARE * 100} %`] : []),
      ...missed.filter((place) => !excused.includes(place)).map((place) => `No spec reaches ${place}`),
      ...excused
        .filter((place) => reached.has(place))
        .map((place) => `${place} is reached: take it off the list in e2e/README.md`),
      ...excused
        .filter((place) => !places.includes(place))
        .map((place) => `There is no ${place}: take it off the list in e2e/README.md`),
    ],
  };
};
