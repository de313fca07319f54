import { expect, it } from "vitest";
import type { IntentState } from "#domain/intents/intent.ts";
import { sats } from "#domain/units.ts";
import type { TriedEffect } from "#ports/intents.ts";
import type { LedgerRow } from "../replay/start-replay-venue.ts";
import { countLostEffects } from "./count-lost-effects.ts";

const effect: LedgerRow = {
  kind: "add-margin",
  accountId: "account",
  tradeId: "a",
  from: "balance",
  to: "margin",
  amount: 1_000,
  at: 9,
  signedAt: 1,
};

const intent = (state: IntentState, amount = 1_000): TriedEffect => ({
  id: "intent",
  cause: { kind: "automation", id: "guard" },
  subject: { kind: "position", id: "a" },
  epoch: 0,
  action: "add-margin",
  amount: sats(amount),
  signedAt: 1,
  state,
});

it("counts nothing when the word of every intent is the ledger's", () => {
  expect(countLostEffects([effect], [intent("confirmed")])).toBe(0);
  for (const state of ["rejected", "not-applied", "superseded"] as const)
    expect(countLostEffects([], [intent(state)])).toBe(0);
});

it("counts what was confirmed and never happened, or with another amount", () => {
  expect(countLostEffects([], [intent("confirmed")])).toBe(1);
  expect(countLostEffects([effect], [intent("confirmed", 1_001)])).toBe(1);
  expect(countLostEffects([{ ...effect, kind: "funding" }], [intent("confirmed")])).toBe(1);
});

it.each(["rejected", "not-applied", "superseded"] as const)(
  "counts what happened and is called %s",
  (state) => {
    expect(countLostEffects([effect], [intent(state)])).toBe(1);
  },
);

it("takes no side where an intent says itself that it does not know", () => {
  for (const ledger of [[], [effect]]) {
    for (const state of ["sent", "ambiguous"] as const)
      expect(countLostEffects(ledger, [intent(state)])).toBe(0);
  }
});
