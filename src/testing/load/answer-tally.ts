import type { RequestKind } from "./draw-request.ts";
import { type Spread, spreadOf } from "./spread-of.ts";

/** How a request ended; a status of null where nothing whole came back. */
export type Ending = {
  readonly kind: RequestKind;
  readonly status: number | null;
  readonly ms: number;
  readonly hasRetryAfter: boolean;
};

export type AnswerCounts = {
  readonly asked: number;
  /** Answered with what was asked for. */
  readonly answered: number;
  /** Told to come later: 429 and 503. */
  readonly refused: number;
  /** Of those, and of batches in which a part was refused, the ones that were not told when. */
  readonly refusedWithoutRetryAfter: number;
  /** Statuses of 500 and above that are no refusal. */
  readonly serverErrors: number;
  /** Every other status that is no success. */
  readonly otherStatuses: number;
  /** Nothing whole came back: hung up on, or no answer in time. */
  readonly unanswered: number;
};

export type AnswerReport = AnswerCounts & {
  /** Milliseconds, of what was answered. */
  readonly answeredMs: Spread;
  readonly byKind: Readonly<Partial<Record<RequestKind, Spread>>>;
};

type Group = Exclude<keyof AnswerCounts, "asked" | "refusedWithoutRetryAfter">;

const groupOf = (status: number | null): Group => {
  if (status === null) return "unanswered";
  if (status === 429 || status === 503) return "refused";
  if (status >= 500) return "serverErrors";
  return status >= 200 && status < 300 ? "answered" : "otherStatuses";
};

const NONE = { asked: 0, answered: 0, refused: 0, refusedWithoutRetryAfter: 0, serverErrors: 0 };

/** Counts how requests end. A batch in which one part is refused is told by its own status, 207, which is no success. */
export const createAnswerTally = () => {
  const counts = { ...NONE, otherStatuses: 0, unanswered: 0 };
  const times = new Map<RequestKind, number[]>();
  return {
    note: ({ kind, status, ms, hasRetryAfter }: Ending): void => {
      const isRefusedInPart = status === 207;
      const group = isRefusedInPart ? "otherStatuses" : groupOf(status);
      counts.asked += 1;
      counts[group] += 1;
      if ((group === "refused" || isRefusedInPart) && !hasRetryAfter) counts.refusedWithoutRetryAfter += 1;
      if (group !== "answered") return;
      const known = times.get(kind);
      if (known === undefined) times.set(kind, [ms]);
      else known.push(ms);
    },
    report: (): AnswerReport => ({
      ...counts,
      answeredMs: spreadOf([...times.values()].flat()),
      byKind: Object.fromEntries([...times].map(([kind, ms]) => [kind, spreadOf(ms)])),
    }),
  };
};

/** Of a hundred requests those that did not end well, whosever fault it was. */
export const errorShare = ({ asked, answered }: AnswerCounts): number =>
  asked === 0 ? Number.NaN : (100 * (asked - answered)) / asked;
