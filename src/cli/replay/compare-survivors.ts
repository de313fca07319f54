import type { ReplayReport } from "./report-replay.ts";

type Played = Pick<ReplayReport, "survivors">;

/** Positions that are still open in one of two replays of the same prices alone, by the order they were opened in. */
export type ComparedSurvivors = {
  readonly isSame: boolean;
  /** How many are open at the end of both. */
  readonly inBoth: number;
  readonly onlyWithout: readonly number[];
  readonly onlyWith: readonly number[];
};

const missingFrom = (one: Played, other: Played): readonly number[] =>
  one.survivors.filter((order) => !other.survivors.includes(order));

/** Holds the survivors of a replay without the backstop against those with it. */
export const compareSurvivors = (without: Played, withBackstop: Played): ComparedSurvivors => {
  const [onlyWithout, onlyWith] = [missingFrom(without, withBackstop), missingFrom(withBackstop, without)];
  return {
    isSame: onlyWithout.length === 0 && onlyWith.length === 0,
    inBoth: without.survivors.length - onlyWithout.length,
    onlyWithout,
    onlyWith,
  };
};

const namesOf = (orders: readonly number[]): string => orders.map((order) => `no. ${order + 1}`).join(", ");

/** The comparison in one sentence. */
export const survivorsWords = ({ isSame, inBoth, onlyWithout, onlyWith }: ComparedSurvivors): string =>
  isSame
    ? `The same ${inBoth} positions survive with the backstop as without it.`
    : [
        `${inBoth} positions survive both.`,
        ...(onlyWithout.length > 0 ? [`Only without the backstop: ${namesOf(onlyWithout)}.`] : []),
        ...(onlyWith.length > 0 ? [`Only with it: ${namesOf(onlyWith)}.`] : []),
      ].join(" ");
