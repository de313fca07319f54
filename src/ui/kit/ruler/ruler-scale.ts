/** The stretch of prices a ruler shows, in dollars. The axis is logarithmic: equal steps are equal percentages. */
export type RulerDomain = { readonly low: number; readonly high: number };

const LEAST_REACH = 0.08;
const MARGIN_BEYOND = 0.05;
/** What lies farther than this would squeeze what is near; such marks become a chevron at the edge. */
const MOST_REACH = 1.35;
/** A domain this many times wider than needed has lost the mark that asked for it. */
const TOO_WIDE = 1.8;

/** The domain around the last price that holds the nearest anchor (liquidation) on each side and 5 % more. */
export const rulerDomain = (last: number, anchors: readonly number[]): RulerDomain => {
  const below = Math.max(...anchors.filter((price) => price <= last), last / MOST_REACH);
  const above = Math.min(...anchors.filter((price) => price > last), last * MOST_REACH);
  const hasBelow = anchors.some((price) => price <= last && price > last / MOST_REACH);
  const hasAbove = anchors.some((price) => price > last && price < last * MOST_REACH);
  return {
    low: Math.min(last * (1 - LEAST_REACH), hasBelow ? below * (1 - MARGIN_BEYOND) : last),
    high: Math.max(last * (1 + LEAST_REACH), hasAbove ? above * (1 + MARGIN_BEYOND) : last),
  };
};

const width = (domain: RulerDomain): number => Math.log(domain.high / domain.low);

/** Whether the price lies on the ruler. */
export const isOnScale = (domain: RulerDomain, price: number): boolean =>
  price >= domain.low && price <= domain.high;

/** The current domain as long as every price stays inside and it is not far too wide; else the one wanted. */
const keepDomain = (
  current: RulerDomain | null,
  wanted: RulerDomain,
  prices: readonly number[],
): RulerDomain =>
  current !== null &&
  prices.every((price) => isOnScale(current, price)) &&
  width(current) <= TOO_WIDE * width(wanted)
    ? current
    : wanted;

/**
 * The domain to draw next: the current one as long as the last price and its nearest anchors stay inside, so that marks
 * move and the scale does not.
 */
export const nextDomain = (
  current: RulerDomain | null,
  last: number,
  anchors: readonly number[],
): RulerDomain => {
  const inReach = anchors.filter((price) => price > last / MOST_REACH && price < last * MOST_REACH);
  const nearest = [
    Math.max(...inReach.filter((price) => price <= last)),
    Math.min(...inReach.filter((price) => price > last)),
  ].filter(Number.isFinite);
  return keepDomain(current, rulerDomain(last, anchors), [last, ...nearest]);
};

const STAGE_MARGIN = 0.03;

/** The domain of a before and an after: every price given and 3 % more, kept as long as they all stay inside. */
export const nextStageDomain = (current: RulerDomain | null, prices: readonly number[]): RulerDomain => {
  const wanted = {
    low: Math.min(...prices) * (1 - STAGE_MARGIN),
    high: Math.max(...prices) * (1 + STAGE_MARGIN),
  };
  return keepDomain(current, wanted, prices);
};

/** Where a price falls on the ruler: 0 at its left edge, 1 at its right; outside that range when off scale. */
export const placeOf = (domain: RulerDomain, price: number): number =>
  Math.log(price / domain.low) / width(domain);

export type RulerTick = { readonly price: number; readonly size: "minor" | "medium" | "major" };

const MOST_MAJORS = 6;

/** Step between numbered ticks and how many parts it falls into (medium, minor). */
const majorStep = (domain: RulerDomain): readonly [number, number, number] => {
  const span = domain.high - domain.low;
  const power = 10 ** Math.floor(Math.log10(span / MOST_MAJORS));
  const [factor, medium, minor] =
    (
      [
        [1, 5, 10],
        [2, 4, 8],
        [5, 5, 10],
        [10, 5, 10],
      ] as const
    ).find(([candidate]) => span / (candidate * power) <= MOST_MAJORS) ?? ([10, 5, 10] as const);
  return [factor * power, medium, minor];
};

/** Ticks at round prices: numbered ones about six to a ruler, medium and minor ones between. */
export const rulerTicks = (domain: RulerDomain): readonly RulerTick[] => {
  const [major, mediumParts, minorParts] = majorStep(domain);
  const minor = major / minorParts;
  const first = Math.ceil(domain.low / minor);
  const last = Math.floor(domain.high / minor);
  return Array.from({ length: Math.max(0, last - first + 1) }, (_, index) => {
    const step = first + index;
    const size =
      step % minorParts === 0 ? "major" : step % (minorParts / mediumParts) === 0 ? "medium" : "minor";
    return { price: step * minor, size };
  });
};
