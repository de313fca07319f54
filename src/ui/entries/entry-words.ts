import type { EntryForm, EntryView } from "#server/trpc/schemas/entries.ts";
import type { Format } from "#ui/format/format.ts";
import { leverageText } from "./entry-draft.ts";
import { ENTRY_WORDS } from "./entry-table.ts";
import { timeOfMinute } from "./entry-times.ts";

type Words = (typeof ENTRY_WORDS)["en"];

const spanWords = (words: Words, minutes: number): string =>
  minutes % 60 === 0 ? words.hours(minutes / 60) : words.minutes(minutes);

const waits = (format: Format, { when, side }: EntryForm): string => {
  const words = ENTRY_WORDS[format.locale];
  const say = words.when;
  switch (when.kind) {
    case "crossing":
      return (when.from === "above" ? say.fallsTo : say.risesTo)(format.priceExact(when.price));
    case "ladder":
      return say.ladder(when.prices.map((price) => format.priceExact(price)));
    case "dip": {
      const within = spanWords(words, when.withinMinutes);
      return (side === "long" ? say.falls : say.rises)(format.setting(when.bps), within);
    }
    case "rsi":
      return say.rsi({
        period: when.period,
        range: words.ranges[when.range],
        isBelow: when.cross === "below",
        level: format.number(when.level / 100, when.level % 100 === 0 ? 0 : 2),
      });
    case "average":
      return say.average({
        average: words.averages[when.of],
        fast: when.fast,
        range: words.ranges[when.range],
        isUp: when.cross === "up",
        slow: when.slow,
      });
  }
};

const sizeWords = (format: Format, { size }: EntryForm): string => {
  const words = ENTRY_WORDS[format.locale].sizes;
  return size.by === "quantity"
    ? words.quantity(format.quantity(size.usd))
    : words[size.by](format.sats(size.sats));
};

const protectionWords = (format: Format, { guard, stopLoss, takeProfit }: EntryForm): string => {
  const words = ENTRY_WORDS[format.locale];
  const exitWords = (
    exit: EntryForm["stopLoss"],
    at: (price: string) => string,
    away: (distance: string) => string,
  ): readonly string[] => {
    if (exit === null) return [];
    return [exit.by === "price" ? at(format.priceExact(exit.price)) : away(format.setting(exit.bps))];
  };
  return [
    guard === null ? words.unguarded : words.guarded(format.sats(guard.maxTotal)),
    ...exitWords(stopLoss, words.stopAt, words.stopAway),
    ...exitWords(takeProfit, words.profitAt, words.profitAway),
  ].join(", ");
};

/** An entry in one sentence. */
export const entrySentence = (format: Format, form: EntryForm): string => {
  const { leverage, side, maxEntries } = form;
  return ENTRY_WORDS[format.locale].opens({
    when: waits(format, form),
    side,
    size: sizeWords(format, form),
    leverage: `${leverageText(format, leverage)}×`,
    times: form.when.kind === "ladder" || maxEntries === 1 ? null : maxEntries,
    protection: protectionWords(format, form),
  });
};

/** Its budget, its end and its quiet hours, in one line. */
export const entryLimits = (format: Format, { budget, expiresAt, quietHours }: EntryForm): string => {
  const words = ENTRY_WORDS[format.locale];
  return [
    words.mayLose(format.sats(budget)),
    expiresAt === null ? words.noEnd : words.endsOn(format.momentZoned(expiresAt)),
    ...(quietHours === null
      ? []
      : [words.quiet(timeOfMinute(quietHours.fromMinute), timeOfMinute(quietHours.toMinute))]),
  ].join(" ");
};

const isKnownHold = (rule: string): rule is keyof Words["held"] => Object.hasOwn(ENTRY_WORDS.en.held, rule);

const hasPlaced = ({ entry, made }: EntryView): boolean => entry.when.kind === "ladder" && made > 0;

/** What ending an entry costs. One whose orders are being taken back ends at once, and leaves those that still rest. */
export const entryEndCost = ({ endCost }: Pick<Words, "endCost">, view: EntryView): string => {
  if (!hasPlaced(view)) return endCost.positions;
  return view.isEnding ? endCost.atOnce : endCost.orders;
};

const countWords = (format: Format, { made, committed, entry }: EntryView): string => {
  const words = ENTRY_WORDS[format.locale];
  const loss = format.sats(committed);
  if (entry.when.kind === "ladder") {
    const most = entry.when.prices.length;
    return made === 0 ? words.noOrder(most) : words.orders(made, most, loss);
  }
  return made === 0 ? words.noEntry(entry.maxEntries) : words.entries(made, entry.maxEntries, loss);
};

const stateWords = (words: Words, view: EntryView): string => {
  const { state, isEnding, heldBy } = view;
  if (isEnding) return words.isEnding;
  if (state === "paused") return hasPlaced(view) ? words.pausedLadder : words.paused;
  if (heldBy === null) return words.armed;
  return words.heldBack(isKnownHold(heldBy) ? words.held[heldBy] : words.heldOtherwise);
};

/** How an entry stands, in words. */
export const entryStanding = (format: Format, view: EntryView): string =>
  `${stateWords(ENTRY_WORDS[format.locale], view)} ${countWords(format, view)}`;
