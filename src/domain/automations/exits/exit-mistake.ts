import type { Side } from "../../position/side.ts";

/** A field of the form of an exit and what is wrong with it, in a sentence that says what to do. */
export type ExitMistake<Config> = {
  readonly field: keyof Config;
  readonly message: string;
};

/** How far prices are said to lie towards profit and towards loss. */
export const directionWords = (side: Side) =>
  side === "long"
    ? ({ profit: "above", loss: "below", later: "higher" } as const)
    : ({ profit: "below", loss: "above", later: "lower" } as const);

/** The mistakes of fields of which each is fine (null) or has a sentence. */
export const mistakesOf = <Config>(
  messages: readonly (readonly [keyof Config, string | null])[],
): readonly ExitMistake<Config>[] =>
  messages.flatMap(([field, message]) => (message === null ? [] : [{ field, message }]));
