import { SIGNALS } from "#domain/security/judge-risk.ts";
import { attackStory } from "./attack-story.ts";
import { benignStory } from "./benign-story.ts";
import { replayStory } from "./replay-story.ts";

/** So soon after the decisive act an attack must have been noticed. */
const NOTICED_WITHIN_MS = 60_000;

/** `lateMs`: when it was noticed, counted from the decisive act; below zero is before it, null is never or too late. */
export type Noticed = {
  readonly number: number;
  readonly kind: string;
  readonly lateMs: number | null;
  readonly isHeld: boolean;
};

/** Whether and when attack `number` was noticed, from its first act to a minute after its decisive one. */
export const noticeAttack = async (number: number, signals = SIGNALS): Promise<Noticed> => {
  const story = attackStory(number);
  const { risky, held } = await replayStory(story, signals);
  const isTimely = ({ at }: { readonly at: number }) =>
    at >= story.begunAt && at <= story.decisiveAt + NOTICED_WITHIN_MS;
  const first = risky.find(isTimely);
  return {
    number,
    kind: story.kind,
    lateMs: first === undefined ? null : first.at - story.decisiveAt,
    isHeld: held.some(isTimely),
  };
};

/** Which of the attacks with these numbers were noticed. */
export const noticeAttacks = async (
  numbers: readonly number[],
  signals = SIGNALS,
): Promise<readonly Noticed[]> => {
  const noticed: Noticed[] = [];
  for (const number of numbers) noticed.push(await noticeAttack(number, signals));
  return noticed;
};

/** A day of somebody who does no harm that the log took for an attack, and why. */
export type Alarm = {
  readonly number: number;
  readonly signals: readonly string[];
  readonly isHeld: boolean;
};

/** The alarms among ordinary days `from` to `from + count - 1`. */
export const falseAlarms = async (from: number, count: number): Promise<readonly Alarm[]> => {
  const alarms: Alarm[] = [];
  for (let number = from; number < from + count; number += 1) {
    const { risky, held } = await replayStory(benignStory(number));
    const [first] = risky;
    if (first !== undefined) alarms.push({ number, signals: first.signals, isHeld: held.length > 0 });
  }
  return alarms;
};

/** Numbers from `from` on, every second one: the even are for tuning, the odd for measuring. */
export const everySecond = (from: number, until: number): readonly number[] =>
  Array.from({ length: Math.ceil((until - from) / 2) }, (_, nth) => from + 2 * nth);
