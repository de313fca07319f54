/** What a figure must reach; null where it is a reference that others are held against. */
export type Target =
  | { readonly kind: "at-most"; readonly value: number }
  | { readonly kind: "at-least"; readonly value: number }
  | { readonly kind: "below"; readonly value: number }
  | { readonly kind: "exactly"; readonly value: number }
  | { readonly kind: "within"; readonly value: number; readonly share: number }
  | null;

/** A figure a bench promises to measure. */
export type Listed = {
  readonly name: string;
  readonly unit: string;
  readonly target: Target;
  /** What keeps it from its target, where that is known, said where it misses; or why it has none. */
  readonly because?: string | undefined;
};

/** A figure as it came out; null where it could not be measured, and then it has not passed. */
export type Figure = {
  readonly name: string;
  readonly value: number | null;
  readonly unit: string;
  readonly target: string | null;
  readonly pass: boolean;
  readonly because?: string;
};

export const atMost = (value: number): Target => ({ kind: "at-most", value });
export const atLeast = (value: number): Target => ({ kind: "at-least", value });
export const below = (value: number): Target => ({ kind: "below", value });
/** Off by `share` of the value at most. */
export const within = (value: number, share: number): Target => ({ kind: "within", value, share });
export const exactly = (value: number): Target => ({ kind: "exactly", value });

const inWords = (target: NonNullable<Target>): string => {
  switch (target.kind) {
    case "at-most":
      return `<= ${target.value}`;
    case "at-least":
      return `>= ${target.value}`;
    case "below":
      return `< ${target.value}`;
    case "exactly":
      return `= ${target.value}`;
    case "within":
      return `${target.value} +- ${target.share * 100} %`;
  }
};

const isReached = (value: number, target: Target): boolean => {
  switch (target?.kind) {
    case undefined:
      return true;
    case "at-most":
      return value <= target.value;
    case "at-least":
      return value >= target.value;
    case "below":
      return value < target.value;
    case "exactly":
      return value === target.value;
    case "within":
      return Math.abs(value - target.value) <= target.share * target.value;
  }
};

/** Four digits say all that a measurement knows. */
const rounded = (value: number): number => Number(value.toPrecision(4));

/** Holds a measured value against what was promised; judged before it is rounded. */
export const judge = ({ name, unit, target, because }: Listed, value: number | undefined): Figure => {
  const isMeasured = value !== undefined && Number.isFinite(value);
  const pass = isMeasured && isReached(value, target);
  return {
    name,
    value: isMeasured ? rounded(value) : null,
    unit,
    target: target === null ? null : inWords(target),
    pass,
    ...(because === undefined || !isMeasured || (pass && target !== null) ? {} : { because }),
  };
};
