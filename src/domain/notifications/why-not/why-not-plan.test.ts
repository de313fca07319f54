import { expect, test } from "vitest";
import { aPastMinute, asText } from "#testing/builders/a-past-minute.ts";
import { defaultGuardPlan } from "../../automations/guard-plan/guard-plan.ts";
import type { Minute, PastPlan } from "./past-minute.ts";
import { decideWhyNotPlan } from "./why-not-plan.ts";
import { whyNotWords } from "./why-not-words.ts";

const aMinute = (wanted: Partial<Minute<PastPlan>>): Minute<PastPlan> => ({
  ...aPastMinute,
  kind: "guard-plan",
  config: defaultGuardPlan("worker"),
  running: 2,
  unguarded: 0,
  armed: 0,
  market: null,
  ...wanted,
});

test("positions are counted in Portuguese too", () => {
  const told = (running: number) => {
    const minute = aMinute({ running });
    const asking = { kind: "guard-plan", panic: minute.panic, isRestKept: true } as const;
    return asText(whyNotWords(decideWhyNotPlan(minute), minute.from, "pt-BR", asking));
  };
  expect(told(1)).toContain("Havia 1 posição, e ela tinha um guardião");
  expect(told(2)).toContain("Havia 2 posições, e cada uma tinha um guardião");
});

test.each<[string, Partial<Minute<PastPlan>>, string]>([
  ["every position had a guard", {}, "2 positions ran then, and a guard stood on each, or had stood."],
  ["no position ran", { running: 0 }, "No isolated position was known to run"],
  ["it did arm one", { armed: 1 }, "Axisor armed a guard on 1 position of this account"],
  [
    "nothing kept says why",
    { unguarded: 1 },
    "By its rules it had to arm a guard on 1 position, and nothing that is kept",
  ],
  ["it was paused", { rest: { state: "paused", since: 0, until: null } }, "This guard plan was paused then."],
  ["it was not armed yet", { config: null }, "This guard plan was not armed yet."],
  ["the account was blind", { blind: { since: 0, until: null, reason: "No answer." } }, "No answer."],
])("a guard plan armed nothing in a minute because %s", (_, wanted, told) => {
  const minute = aMinute(wanted);
  const asking = { kind: "guard-plan", panic: minute.panic, isRestKept: minute.isRestKept } as const;
  expect(asText(whyNotWords(decideWhyNotPlan(minute), minute.from, "en", asking))).toContain(told);
});
