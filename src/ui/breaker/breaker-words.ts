import type { BreakerView } from "#server/trpc/schemas/breaker.ts";
import type { Format } from "#ui/format/format.ts";
import { BREAKER_WORDS } from "./breaker-table.ts";

/** How a breaker stands, in words. */
export const breakerStanding = (format: Format, breaker: BreakerView): string => {
  const words = BREAKER_WORDS[format.locale];
  const { state, trippedAt, restsUntil, heldBy } = breaker;
  if (state === "tripped" && trippedAt !== null) {
    const tripped = format.momentZoned(trippedAt);
    return restsUntil === null
      ? words.trippedRested(tripped)
      : words.trippedResting(tripped, format.momentZoned(restsUntil));
  }
  if (state === "stopped") return words.stopped;
  if (heldBy !== null) return words.held[heldBy];
  return breaker.reading === null ? words.notRead : words.armed;
};

/** The nearest prices that trip it, as the figure and the line under it. */
export const nearestPrices = (
  format: Format,
  { below, above }: Pick<BreakerView, "below" | "above">,
): readonly [figure: string, line: string] => {
  const words = BREAKER_WORDS[format.locale].nearest;
  if (below !== null && above !== null)
    return [words.either(format.priceExact(below), format.priceExact(above)), words.eitherMeans];
  if (below !== null) return [format.priceExact(below), words.fallMeans];
  if (above !== null) return [format.priceExact(above), words.riseMeans];
  return [words.none, words.noneMeans];
};
