import { expect, test } from "vitest";
import { liquidationAfterAdding } from "#domain/automations/margin-guard.ts";
import { reEvaluate } from "#domain/automations/re-evaluate.ts";
import type { GuardReceiptFacts } from "#domain/notifications/receipt.ts";
import { liquidationDistance } from "#domain/position/distance.ts";
import { sats } from "#domain/units.ts";
import { RECORDED_RECEIPT } from "./recorded-receipt.ts";

const facts = RECORDED_RECEIPT.facts as GuardReceiptFacts;

test("the receipt of the landing page is decided again as it was recorded", () => {
  expect(reEvaluate(facts).kind).toBe("matches");
});

test("one sat of difference in what it was decided from would show", () => {
  const position = { ...facts.inputs.position, margin: sats(facts.inputs.position.margin + 1_000) };
  expect(reEvaluate({ ...facts, inputs: { ...facts.inputs, position } }).kind).toBe("differs");
  expect(reEvaluate({ ...facts, inputs: { ...facts.inputs, tag: sats(36) } }).kind).toBe("differs");
});

test("what was read back is what the amount makes of the position", () => {
  const { position, tick } = facts.inputs;
  if (facts.verdict.kind !== "add-margin") throw new Error("It added margin.");
  const after = liquidationAfterAdding(position, facts.verdict.amount);
  expect(facts.liquidationAfter).toBe(after);
  expect(facts.distanceAfter).toBe(liquidationDistance("long", after, tick.last));
});
