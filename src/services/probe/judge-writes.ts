import type { Finding } from "./finding.ts";
import { judgeTold } from "./judge-told.ts";
import type {
  AddMarginSeen,
  ClientIdSeen,
  EventsSeen,
  Observations,
  ReadAfterWriteSeen,
  ReplaySeen,
} from "./observations.ts";
import { satsInWords } from "./sats-in-words.ts";

const signed = (sats: number): string => (sats > 0 ? `+${sats}` : `${sats}`);

const addMargin = ({ amount, balance, margin, maintenanceMargin }: AddMarginSeen) => {
  const isExact = balance === -amount && margin === amount;
  return {
    observed: `${satsInWords(amount)}: balance ${signed(balance)}, margin ${signed(margin)}, maintenance margin ${signed(maintenanceMargin)}`,
    meaning: isExact
      ? "A change of the balance tells which of our top-ups it was."
      : "The balance does not tell our top-ups apart: a lost answer stays unsettled more often.",
    isAsAssumed: isExact && maintenanceMargin === 0,
  };
};

const REPLAYS: Readonly<Record<ReplaySeen["outcome"], string>> = {
  "carried-out-twice": "carried out twice",
  "answered-without-effect": "answered twice, carried out once",
  refused: "refused the second time",
};

const replay = ({ outcome, words }: ReplaySeen) => ({
  observed: `${REPLAYS[outcome]}${words === "" ? "" : ` (${words})`}`,
  meaning:
    outcome === "carried-out-twice"
      ? "Whoever repeats a request on the way doubles it: one fresh connection, no proxy that retries."
      : "A repeated request on the way does no harm.",
  isAsAssumed: outcome === "carried-out-twice",
});

const readAfterWrite = ({ rounds, shown, slowestMs }: ReadAfterWriteSeen) => ({
  observed: `shown at once in ${shown} of ${rounds}${shown === rounds ? "" : `, at the latest after ${slowestMs === null ? "more than 10 s" : `${slowestMs} ms`}`}`,
  meaning:
    shown === rounds
      ? "A read after a write tells the truth, as far as so few can show."
      : "A read may be older than the write before it: it proves nothing until the settle time is over.",
  isAsAssumed: shown === rounds,
});

const CLIENT_IDS: Readonly<Record<ClientIdSeen["outcome"], string>> = {
  "opened-a-second": "a second trade was opened",
  refused: "refused",
  "gave-the-first-again": "answered with the first trade",
};

const clientId = ({ outcome, words }: ClientIdSeen) => ({
  observed: `${CLIENT_IDS[outcome]}${words === "" ? "" : ` (${words})`}`,
  meaning:
    outcome === "opened-a-second"
      ? "The clientId is a label: an opening that was lost is searched for, never sent again."
      : "The clientId keeps an opening from happening twice while the first trade runs.",
  isAsAssumed: outcome === "opened-a-second",
});

const list = (events: readonly string[]): string => (events.length === 0 ? "nothing" : events.join(", "));

const events = ({ opening, addingMargin, closing }: EventsSeen) => ({
  observed: `opening: ${list(opening)}; adding margin: ${list(addingMargin)}; closing: ${list(closing)}`,
  meaning:
    addingMargin.length === 0
      ? "The stream says nothing of added margin: only reading shows it."
      : "The stream tells of added margin, which reading alone was thought to show.",
  isAsAssumed: addingMargin.length === 0 && opening.includes("filled") && closing.includes("closed"),
});

/** What was seen of writes and of what follows them, in words. */
export const judgeWrites = (seen: Observations): readonly Finding[] => [
  judgeTold(
    { question: "What adding margin changes", assumed: "exactly that many sats, no fee" },
    seen.addMargin,
    addMargin,
  ),
  judgeTold({ question: "The same signed request twice", assumed: "carried out twice" }, seen.replay, replay),
  judgeTold(
    { question: "A read right after a write", assumed: "always shows it" },
    seen.readAfterWrite,
    readAfterWrite,
  ),
  judgeTold(
    { question: "A second trade with the same clientId", assumed: "opens: it is a label" },
    seen.clientId,
    clientId,
  ),
  judgeTold(
    { question: "Events of the private stream", assumed: "filled, nothing for margin, closed" },
    seen.events,
    events,
  ),
];
