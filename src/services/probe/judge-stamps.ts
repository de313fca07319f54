import { STAMP_WINDOW_MS } from "#domain/intents/send-timings.ts";
import type { Edge } from "./find-edge.ts";
import type { Finding } from "./finding.ts";
import { judgeTold } from "./judge-told.ts";
import type { ClockSeen, Observations, StampedWriteSeen } from "./observations.ts";

const seconds = (ms: number): string => `${ms / 1_000} s`;

const edgeInWords = ({ accepted, refused }: Edge): string =>
  refused === null
    ? `every one up to ${seconds(accepted)}`
    : `taken at ${seconds(accepted)}, refused at ${seconds(refused)}`;

/** The way there and the measuring of the clock move an edge a little. */
const TOLERANCE_MS = 1_000;

const isAround = ({ accepted, refused }: Edge, ms: number): boolean =>
  refused !== null && accepted - TOLERANCE_MS <= ms && ms <= refused + TOLERANCE_MS;

const clockMeaning = ({ offsetMs }: ClockSeen): string => {
  if (Math.abs(offsetMs) > 10_000)
    return "Beyond 10 s nothing may be sent: set this machine's clock, unless the exchange plays other times.";
  return Math.abs(offsetMs) > 2_000 ? "Beyond 2 s: set this machine's clock." : "Near enough to sign by.";
};

const written = ({ isTaken, words }: StampedWriteSeen): string => (isTaken ? "taken" : `refused (${words})`);

const backMeaning = ({ accepted, refused }: Edge): string => {
  if (refused === null)
    return "No window ends a signature: a request that is on its way stays dangerous, and nothing is back-dated.";
  if (isAround({ accepted, refused }, STAMP_WINDOW_MS)) return "A signature is dead after 30 s, as planned.";
  return refused < STAMP_WINDOW_MS
    ? "Signatures die sooner than planned; a back-dated one may not live at all."
    : "Signatures live longer than planned: the wait before a read proves anything grows with it.";
};

/** What was seen of clocks and stamps, in words. */
export const judgeStamps = (seen: Observations): readonly Finding[] => [
  judgeTold(
    { question: "Clock of the exchange against this machine's", assumed: "within 2 s" },
    seen.clock,
    (clock) => ({
      observed: `${clock.offsetMs > 0 ? "+" : ""}${clock.offsetMs} ms, round trip ${clock.roundTripMs} ms`,
      meaning: clockMeaning(clock),
      isAsAssumed: Math.abs(clock.offsetMs) <= 2_000,
    }),
  ),
  judgeTold(
    { question: "How old the stamp of a signed read may be", assumed: "30 s" },
    seen.stamps,
    ({ back }) => ({
      observed: edgeInWords(back),
      meaning: backMeaning(back),
      isAsAssumed: isAround(back, STAMP_WINDOW_MS),
    }),
  ),
  judgeTold(
    { question: "How far ahead the stamp of a signed read may be", assumed: "30 s" },
    seen.stamps,
    ({ ahead }) => ({
      observed: edgeInWords(ahead),
      meaning:
        ahead.refused !== null && ahead.refused <= 1_000
          ? "Even a clock a little ahead is refused: a stamp must never be ahead of the exchange's clock."
          : "A clock a little ahead does no harm.",
      isAsAssumed: isAround(ahead, STAMP_WINDOW_MS),
    }),
  ),
  judgeTold({ question: "A write stamped 24 s back", assumed: "taken" }, seen.backDated, (write) => ({
    observed: written(write),
    meaning: write.isTaken
      ? "Writes may be back-dated, so that a lost one is settled after 8 s where the window is 30 s."
      : "Writes are stamped fresh, and a lost one is settled after 35 s.",
    isAsAssumed: write.isTaken,
  })),
  judgeTold({ question: "A write stamped 1 s ahead", assumed: "taken" }, seen.ahead, (write) => ({
    observed: written(write),
    meaning: write.isTaken
      ? "A clock a little ahead does no harm."
      : "A refusal of the key may be a clock that runs ahead, not a revoked key.",
    isAsAssumed: write.isTaken,
  })),
];
