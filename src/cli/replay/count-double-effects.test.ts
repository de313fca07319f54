import { expect, it } from "vitest";
import { countDoubleEffects, type IntentEffect } from "./count-double-effects.ts";
import type { LedgerRow } from "./start-replay-venue.ts";

const effect = (tradeId: string, signedAt: number): LedgerRow => ({
  kind: "add-margin",
  accountId: "account",
  tradeId,
  from: "balance",
  to: "margin",
  amount: 1_000,
  at: signedAt,
  signedAt,
});

const intent = (positionId: string, epoch: number, signedAt: number): IntentEffect => ({
  cause: { kind: "automation", id: "guard" },
  subject: { kind: "position", id: positionId },
  epoch,
  signedAt,
});

it("counts nothing when every effect stands for one epoch", () => {
  const ledger = [effect("a", 1), effect("a", 2), effect("b", 1)];
  expect(countDoubleEffects(ledger, [intent("a", 0, 1), intent("a", 1, 2), intent("b", 0, 1)])).toBe(0);
});

it("counts the second effect of one epoch", () => {
  expect(countDoubleEffects([effect("a", 1), effect("a", 1)], [intent("a", 0, 1)])).toBe(1);
});

it("counts an effect that no intent stands for", () => {
  expect(countDoubleEffects([effect("a", 1), effect("a", 9)], [intent("a", 0, 1)])).toBe(1);
});

it("looks at top-ups alone", () => {
  expect(countDoubleEffects([{ ...effect("a", 1), kind: "funding" }], [])).toBe(0);
});
