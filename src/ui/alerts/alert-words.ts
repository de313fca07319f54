import type { AlertForm, AlertView } from "#server/trpc/schemas/alerts.ts";
import { format } from "#ui/format/format.ts";

const MOVES = { up: "rises", down: "falls", either: "moves" } as const;

const minutes = (count: number): string => {
  if (count % 1_440 === 0) return count === 1_440 ? "a day" : `${count / 1_440} days`;
  if (count % 60 === 0) return count === 60 ? "an hour" : `${count / 60} hours`;
  return count === 1 ? "a minute" : `${count} minutes`;
};

/** An alert in one sentence. */
export const alertSentence = ({ when, repeat }: AlertForm): string => {
  const what =
    when.kind === "crossing"
      ? `the price gets to ${format.priceExact(when.price)}`
      : `the price ${MOVES[when.direction]} ${format.setting(when.bps)} within ${minutes(when.withinMinutes)}`;
  const often =
    repeat.kind === "once" ? "once" : `every time, at most once in ${minutes(repeat.restMinutes)}`;
  return `Tell me when ${what}, ${often}.`;
};

/** How an alert stands, in words. */
export const alertStanding = (alert: AlertView): string => {
  if (alert.state === "paused") return "Paused: it tells nothing.";
  if (alert.restsUntil !== null) return `Told you, and rests until ${format.moment(alert.restsUntil)} UTC.`;
  return alert.toldAt === null ? "Armed." : `Armed. It last told you on ${format.moment(alert.toldAt)} UTC.`;
};
