import { saidBy } from "../../language/in-both.ts";
import type { IsolatedPosition } from "../../position/isolated-position.ts";
import type { RateE9, Sats } from "../../units.ts";
import { isAhead } from "./ahead.ts";
import { breakEvenPrice } from "./break-even-price.ts";
import { levelMistake } from "./check-exit-level.ts";
import { type ProfitLevel, takeProfitLevelPrice } from "./exit-level.ts";
import { type ExitMistake, mistakesOf } from "./exit-mistake.ts";
import { EXIT_MISTAKES } from "./exit-mistake-words.ts";

/**
 * Once the market has been at `after`, the stop moves to where closing leaves `keep` sats (0 or more) net of fees and the
 * funding paid so far.
 */
export type BreakEvenStopConfig = { readonly after: ProfitLevel; readonly keep: Sats };

const placeMistakes = (
  { after, keep }: BreakEvenStopConfig,
  position: IsolatedPosition,
  feeRate: RateE9,
): readonly ExitMistake<BreakEvenStopConfig>[] => {
  const { side, liquidation } = position;
  const reached = takeProfitLevelPrice(position, after, feeRate);
  if (reached === null)
    return [{ field: "after", message: saidBy(EXIT_MISTAKES, ({ earnsTooMuch }) => earnsTooMuch) }];
  const stop = breakEvenPrice(position, keep, feeRate);
  if (stop === null)
    return [{ field: "keep", message: saidBy(EXIT_MISTAKES, ({ keepsTooMuch }) => keepsTooMuch) }];
  if (!isAhead(side, stop, liquidation))
    return [{ field: "keep", message: saidBy(EXIT_MISTAKES, ({ keepsTooLittle }) => keepsTooLittle) }];
  return isAhead(side, reached, stop)
    ? []
    : [
        {
          field: "after",
          message: saidBy(EXIT_MISTAKES, ({ notBehind }) => notBehind),
        },
      ];
};

/**
 * What is wrong with a break-even stop before it is armed, field by field; empty means it may be armed. `position` adds
 * that the stop it moves to lies behind `after` and before liquidation. A level the market has reached already is fine: the
 * stop moves at once.
 */
export const checkBreakEvenStop = (
  config: BreakEvenStopConfig,
  position: IsolatedPosition | null,
  feeRate: RateE9,
): readonly ExitMistake<BreakEvenStopConfig>[] => {
  const isKept = Number.isSafeInteger(config.keep) && config.keep >= 0;
  const mistakes = mistakesOf<BreakEvenStopConfig>([
    ["after", levelMistake(config.after)],
    ["keep", isKept ? null : saidBy(EXIT_MISTAKES, ({ keep }) => keep)],
  ]);
  return mistakes.length > 0 || position === null ? mistakes : placeMistakes(config, position, feeRate);
};
