import type { Severity } from "../channel.ts";
import { SEVERITIES } from "../channel.ts";

/** What was last told of a topic. Times in epoch milliseconds. */
export type TopicMemory = {
  readonly severity: Severity;
  /** What of it was told, such as `held:balance`. */
  readonly what: string;
  readonly toldAt: number;
  /** Since when it is over; null while it is not. */
  readonly clearedAt: number | null;
  /** How often it was not told since. */
  readonly heldBack: number;
};

export type TopicNews = {
  readonly severity: Severity;
  readonly what: string;
  readonly at: number;
  /** It says that whatever was the matter is over. */
  readonly isClear: boolean;
};

export type RepeatVerdict = {
  readonly rule: "new" | "over" | "worse" | "other" | "back" | "still" | "same";
  readonly isTold: boolean;
  /** How often it was not told before this. */
  readonly heldBack: number;
  /** What is remembered from now on; null for nothing. */
  readonly memory: TopicMemory | null;
};

/** The same is told again after so long, with how often it was not. */
export const REPEAT_MS = 30 * 60_000;
/** Over for less than this is not over: what comes and goes is one thing, not many. */
export const SETTLE_MS = 5 * 60_000;

const isWorse = (one: Severity, other: Severity): boolean =>
  SEVERITIES.indexOf(one) > SEVERITIES.indexOf(other);

const repeatRule = (memory: TopicMemory, { severity, what, at }: TopicNews): RepeatVerdict["rule"] => {
  if (isWorse(severity, memory.severity)) return "worse";
  if (what !== memory.what) return "other";
  if (memory.clearedAt !== null && at - memory.clearedAt >= SETTLE_MS) return "back";
  return at - memory.toldAt >= REPEAT_MS ? "still" : "same";
};

/**
 * Whether news of a topic is told, or was told often enough. Good news is told always; the same bad news once in half an
 * hour, unless it grew worse, became another, or had been over for five minutes.
 */
export const decideRepeat = (memory: TopicMemory | null, news: TopicNews): RepeatVerdict => {
  const { severity, what, at, isClear } = news;
  if (isClear) {
    const cleared = memory === null ? null : { ...memory, clearedAt: memory.clearedAt ?? at };
    return { rule: "over", isTold: true, heldBack: 0, memory: cleared };
  }
  const told = { severity, what, toldAt: at, clearedAt: null, heldBack: 0 };
  if (memory === null) return { rule: "new", isTold: true, heldBack: 0, memory: told };
  const rule = repeatRule(memory, news);
  if (rule !== "same") return { rule, isTold: true, heldBack: memory.heldBack, memory: told };
  const heldBack = memory.heldBack + 1;
  return { rule, isTold: false, heldBack, memory: { ...memory, clearedAt: null, heldBack } };
};
