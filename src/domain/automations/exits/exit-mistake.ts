import type { Said } from "../../language/in-both.ts";
import type { Side } from "../../position/side.ts";
import type { Mistake } from "../mistake.ts";

/** A field of the form of an exit and what is wrong with it, in a sentence that says what to do. */
export type ExitMistake<Config> = Mistake<keyof Config>;

/** Where prices lie that earn and that lose, seen from the market. */
export const directionsOf = (side: Side) =>
  side === "long"
    ? ({ profit: "above", loss: "below" } as const)
    : ({ profit: "below", loss: "above" } as const);

/** The mistakes of fields of which each is fine (null) or has a sentence. */
export const mistakesOf = <Config>(
  messages: readonly (readonly [keyof Config, Said | null])[],
): readonly ExitMistake<Config>[] =>
  messages.flatMap(([field, message]) => (message === null ? [] : [{ field, message }]));
