import type { AlertForm, AlertView } from "#server/trpc/schemas/alerts.ts";
import type { Format } from "#ui/format/format.ts";
import { ALERT_WORDS } from "./alert-table.ts";

type Words = (typeof ALERT_WORDS)["en"];

const spanWords = (words: Words, minutes: number): string => {
  if (minutes % 1_440 === 0) return words.days(minutes / 1_440);
  return minutes % 60 === 0 ? words.hours(minutes / 60) : words.minutes(minutes);
};

/** An alert in one sentence. */
export const alertSentence = (format: Format, { when, repeat }: AlertForm): string => {
  const words = ALERT_WORDS[format.locale];
  const what =
    when.kind === "crossing"
      ? words.getsTo(format.priceExact(when.price))
      : words.moves[when.direction](format.setting(when.bps), spanWords(words, when.withinMinutes));
  return repeat.kind === "once"
    ? words.once(what)
    : words.everyTime(what, spanWords(words, repeat.restMinutes));
};

/** How an alert stands, in words. */
export const alertStanding = (format: Format, alert: AlertView): string => {
  const words = ALERT_WORDS[format.locale];
  if (alert.state === "paused") return words.paused;
  if (alert.restsUntil !== null) return words.restsUntil(format.momentZoned(alert.restsUntil));
  return alert.toldAt === null ? words.armed : words.toldOn(format.momentZoned(alert.toldAt));
};
