import { expect, test } from "vitest";
import { decideRepeat, REPEAT_MS, SETTLE_MS, type TopicMemory, type TopicNews } from "./decide-repeat.ts";

const news = (at: number, more: Partial<TopicNews> = {}): TopicNews => ({
  severity: "danger",
  what: "held:balance",
  at,
  isClear: false,
  ...more,
});

/** What is told of a row of news, and by which rule. */
const play = (...row: readonly TopicNews[]) => {
  let memory: TopicMemory | null = null;
  return row.map((one) => {
    const verdict = decideRepeat(memory, one);
    memory = verdict.memory;
    return verdict.isTold ? `${verdict.rule}:${verdict.heldBack}` : verdict.rule;
  });
};

test("the same is told once in half an hour, with how often it was not", () => {
  expect(play(news(0), news(1_000), news(REPEAT_MS - 1), news(REPEAT_MS), news(REPEAT_MS + 1))).toEqual([
    "new:0",
    "same",
    "same",
    "still:2",
    "same",
  ]);
});

test("what grew worse or became another is told at once; what grew milder under the same name is not", () => {
  expect(
    play(
      news(0, { severity: "warning" }),
      news(1),
      news(2, { severity: "warning" }),
      news(3, { what: "held:daily-cap", severity: "warning" }),
    ),
  ).toEqual(["new:0", "worse:0", "same", "other:1"]);
});

test("what comes and goes within five minutes is one thing; after that it is news", () => {
  const clear = (at: number) => news(at, { isClear: true, severity: "info", what: "confirmed" });
  expect(play(news(0), clear(1_000), news(2_000), clear(3_000), news(3_000 + SETTLE_MS - 1))).toEqual([
    "new:0",
    "over:0",
    "same",
    "over:0",
    "same",
  ]);
  expect(play(news(0), clear(1_000), news(1_000 + SETTLE_MS))).toEqual(["new:0", "over:0", "back:0"]);
});

test("good news of what nobody was told of is told, and leaves nothing behind", () => {
  expect(decideRepeat(null, news(0, { isClear: true }))).toEqual({
    rule: "over",
    isTold: true,
    heldBack: 0,
    memory: null,
  });
});

test("good news again and again does not put off the moment from which it was over", () => {
  const clear = (at: number) => news(at, { isClear: true });
  expect(play(news(0), clear(1_000), clear(SETTLE_MS), news(SETTLE_MS + 1_000))).toEqual([
    "new:0",
    "over:0",
    "over:0",
    "back:0",
  ]);
});
