import type { BreakerForm, BreakerView } from "#server/trpc/schemas/breaker.ts";
import { format } from "#ui/format/format.ts";

/** What a breaker does when it trips, as its sentence says it. */
export const ACTION_WORDS: Record<BreakerForm["action"], string> = {
  "freeze-entries": "open nothing more",
  "guards-only": "let only guards act",
  flatten: "close every position",
};

/** What each action means, beyond its few words. */
export const ACTION_MEANS: Record<BreakerForm["action"], string> = {
  "freeze-entries": "Entries are frozen. Guards and exits go on.",
  "guards-only": "Entries and everything else stop. Guards go on adding margin.",
  flatten: "Every running position is closed at the market, with its fees and at whatever price there is.",
};

const HELD: Record<NonNullable<BreakerView["heldBy"]>, string> = {
  "doubtful-equity":
    "Armed, and in doubt: the equity jumped by more than can be explained. It waits for another reading.",
  "key-may-not-read":
    "Armed, but it does not protect: the key may not read deposits, withdrawals or cross futures any more.",
};

/** How a breaker stands, in words. */
export const breakerStanding = (breaker: BreakerView): string => {
  const { state, trippedAt, restsUntil, heldBy } = breaker;
  if (state === "tripped" && trippedAt !== null) {
    const rest =
      restsUntil === null ? "It may be armed again." : `It rests until ${format.moment(restsUntil)} UTC.`;
    return `Tripped on ${format.moment(trippedAt)} UTC. ${rest}`;
  }
  if (state === "stopped") return "Stopped: it protects nothing.";
  if (heldBy !== null) return HELD[heldBy];
  return breaker.reading === null ? "Armed. It has not read the account yet." : "Armed.";
};

/** The nearest prices that trip it, as the figure and the line under it. */
export const nearestPrices = ({
  below,
  above,
}: Pick<BreakerView, "below" | "above">): readonly [figure: string, line: string] => {
  if (below !== null && above !== null)
    return [
      `${format.priceExact(below)} or ${format.priceExact(above)}`,
      "The nearest price on either side, as long as the account stays as it is.",
    ];
  if (below !== null)
    return [
      format.priceExact(below),
      "A fall to there, as long as the account stays as it is. No rise trips it.",
    ];
  if (above !== null)
    return [
      format.priceExact(above),
      "A rise to there, as long as the account stays as it is. No fall trips it.",
    ];
  return ["No price", "What the account holds falls so far at no price."];
};
