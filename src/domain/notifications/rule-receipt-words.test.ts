import { describe, expect, it } from "vitest";
import { anAutoEntry, entryFacts } from "#testing/builders/an-auto-entry.ts";
import type { AutoEntryConfig } from "../automations/entries/auto-entry.ts";
import { decideAutoEntry } from "../automations/entries/decide-auto-entry.ts";
import { priceFromUsd, sats } from "../units.ts";
import type { ReceiptOutcome, RuleReceiptFacts } from "./receipt.ts";
import { receiptWords } from "./receipt-words.ts";

const facts = (changes: Partial<AutoEntryConfig> = {}): RuleReceiptFacts => {
  const inputs = entryFacts({ config: anAutoEntry(changes) });
  const decision = { of: "auto-entry", inputs, verdict: decideAutoEntry(inputs) } as const;
  return { kind: "rule", version: 1, decision, failure: null };
};

const titleOf = (told: RuleReceiptFacts, outcome: ReceiptOutcome) => receiptWords(told, outcome, "en").title;

const LADDER = {
  when: { kind: "ladder", prices: [priceFromUsd(99_000)] },
} as const satisfies Partial<AutoEntryConfig>;

describe("the receipt of an entry", () => {
  it("says that a position was opened only where the order was one at the market", () => {
    expect(titleOf(facts(), "confirmed")).toBe("Auto entry opened a long of $1,000 at the market.");
    expect(titleOf(facts(LADDER), "confirmed")).toBe(
      "Auto entry placed the order for a long of $1,000 at 99,000.",
    );
  });

  it("is told in Portuguese", () => {
    expect(receiptWords(facts(LADDER), "confirmed", "pt-BR").title).toBe(
      "A entrada automática colocou a ordem de um long de US$\u00a01.000 em 99.000.",
    );
  });

  it("says that nothing was opened where it was not, and that it cannot tell where it cannot", () => {
    expect(titleOf(facts(), "rejected")).toContain("Nothing was opened.");
    expect(titleOf(facts(), "not-applied")).toContain("Nothing was opened.");
    expect(titleOf(facts(), "ambiguous")).toContain("We cannot tell");
    expect(titleOf(facts({ budget: sats(1) }), "held")).toContain("did not enter");
  });
});
