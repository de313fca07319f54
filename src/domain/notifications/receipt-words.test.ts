import { describe, expect, it } from "vitest";
import { aGuardConfig } from "#testing/builders/a-guard-config.ts";
import { aGuardReceipt, anEndReceipt } from "#testing/builders/a-guard-receipt.ts";
import { aPosition } from "#testing/builders/a-position.ts";
import { addWithin } from "../automations/guard-step.ts";
import { basisPoints, priceFromUsd, sats } from "../units.ts";
import type { GuardReceiptFacts, ReceiptOutcome } from "./receipt.ts";
import { receiptWords } from "./receipt-words.ts";

const SPACE = "\u202f";
const plain = (text: string) => text.replaceAll(SPACE, " ");

const title = (facts: Parameters<typeof receiptWords>[0], outcome: ReceiptOutcome) =>
  plain(receiptWords(facts, outcome, "en").title);
const why = (facts: Parameters<typeof receiptWords>[0], outcome: ReceiptOutcome) =>
  receiptWords(facts, outcome, "en").why.map(plain);

const OUTCOMES: readonly ReceiptOutcome[] = [
  "confirmed",
  "rejected",
  "not-applied",
  "ambiguous",
  "unknown",
  "held",
  "ended",
];
type HeldRule = Extract<GuardReceiptFacts["verdict"], { readonly kind: "alert" }>["rule"];

const RULES: readonly HeldRule[] = [
  "total-cap",
  "max-loss",
  "day-cap",
  "account-day-cap",
  "action-cap",
  "balance",
  "reserve",
  "leverage-one",
  "past-liquidation",
];

/** A guard that looked and could not add. */
const heldBy = (rule: HeldRule) => aGuardReceipt({ verdict: { kind: "alert", rule }, balance: sats(12_400) });

/** A guard whose second step closes. */
const closing = aGuardReceipt({
  verdict: { kind: "close", rule: "inside-trigger", step: 1, needed: sats(0) },
  config: aGuardConfig({
    steps: [
      addWithin(basisPoints(500), basisPoints(1_000)),
      { when: { by: "margin-used", bps: basisPoints(8_000) }, deed: { kind: "close" } },
    ],
  }),
});

const after = { liquidationAfter: priceFromUsd(85_000), distanceAfter: basisPoints(1_000) };

describe("the title of a receipt", () => {
  it("of a top-up says what was added and where liquidation went", () => {
    expect(title(aGuardReceipt(after), "confirmed")).toBe(
      "Guard added 76,471 sats to long $1,000. Liquidation 90,909 → 85,000.",
    );
  });

  it("of a top-up to a position that is gone since says so and shows no liquidation", () => {
    expect(title(aGuardReceipt(), "confirmed")).toBe(
      "Guard added 76,471 sats to long $1,000. The position is gone since.",
    );
  });

  it("is told in Portuguese, with why", () => {
    const facts = aGuardReceipt(after);
    const words = receiptWords(facts, "confirmed", "pt-BR");
    expect(plain(words.title)).toBe(
      "O guardião adicionou 76.471 sats à posição long de US$\u00a01.000. Liquidação 90.909 → 85.000.",
    );
    expect(words.why.map(plain).slice(0, 2)).toEqual([
      "Preço 94.445, entre 94.445 e 97.000 desde o tick anterior.",
      "A liquidação em 90.909 estava a 3,74 %; o guardião age a 5 % ou menos.",
    ]);
    expect(plain(receiptWords(heldBy("day-cap"), "held", "pt-BR").title)).toBe(
      "O guardião não agiu na posição long de US$\u00a01.000: já usou o máximo que ele pode adicionar por dia.",
    );
    expect(plain(receiptWords(anEndReceipt(), "ended", "pt-BR").title)).toBe(
      "A LN Markets liquidou a posição long de US$\u00a01.000 em 85.000.",
    );
  });

  it.each([
    ["rejected", "LN Markets refused 76,471 sats for long $1,000. Nothing was added."],
    ["not-applied", "76,471 sats for long $1,000 did not reach LN Markets. Nothing was added."],
    ["unknown", "Sent 76,471 sats to long $1,000, not yet confirmed."],
    ["ambiguous", "We cannot tell whether 76,471 sats reached long $1,000. They count as spent."],
  ] as const)("of a top-up that is %s never sounds as if it was done", (outcome, words) => {
    expect(title(aGuardReceipt(), outcome)).toBe(words);
  });

  it.each([
    ["balance", "Guard cannot fire on long $1,000: it needs 76,471 sats and 12,400 are free."],
    ["past-liquidation", "Guard cannot act on long $1,000: the price is past its liquidation."],
    ["total-cap", "Guard held back on long $1,000: it has used up the most it may add in all."],
    ["day-cap", "Guard held back on long $1,000: it has used up the most it may add a day."],
    ["action-cap", "Guard held back on long $1,000: it has used up the most it may add at once."],
    [
      "leverage-one",
      "Guard held back on long $1,000: it stands at leverage 1, where the exchange refuses more margin.",
    ],
    [
      "max-loss",
      "Guard held back on long $1,000: it has used up the most that may be lost on this position.",
    ],
    [
      "reserve",
      "Guard held back on long $1,000: it has used up the free sats beyond the reserve you keep back.",
    ],
  ] as const)("of a guard held back by %s names what held it", (rule, words) => {
    expect(title(heldBy(rule), "held")).toBe(words);
  });

  it.each([
    ["confirmed", "Guard closed long $1,000."],
    ["rejected", "LN Markets refused to close long $1,000. It still runs."],
    ["not-applied", "The order to close long $1,000 did not reach LN Markets. It still runs."],
    ["unknown", "Sent the order to close long $1,000, not yet confirmed."],
    ["ambiguous", "We cannot tell whether long $1,000 was closed. Look at it."],
  ] as const)("of a close that is %s never sounds as if it was done", (outcome, words) => {
    expect(title(closing, outcome)).toBe(words);
  });

  it("of a position that is over says who ended it and at what price", () => {
    expect(title(anEndReceipt(), "ended")).toBe("LN Markets liquidated long $1,000 at 85,000.");
    const closed = { how: "closed", exitPrice: priceFromUsd(105_000) } as const;
    expect(title(anEndReceipt(closed), "ended")).toBe("Long $1,000 was closed at 105,000.");
    expect(title(anEndReceipt({ how: "closed", exitPrice: null }), "ended")).toBe("Long $1,000 was closed.");
  });

  it("speaks of a short as a short", () => {
    expect(title(aGuardReceipt({ position: aPosition({ side: "short" }) }), "unknown")).toContain(
      "short $1,000",
    );
  });
});

describe("the reasons of a receipt", () => {
  it("are the numbers it was decided by, profit and loss among them", () => {
    expect(why(aGuardReceipt(after), "confirmed")).toEqual([
      "Price 94,445, between 94,445 and 97,000 since the tick before.",
      "Liquidation 90,909 was 3.74 % away; the guard acts within 5 %.",
      "76,471 sats bring it 10 % away; 897,900 sats were free, 0 sats had been added before.",
      "Read back: liquidation is 10.00 % away.",
      "Open P&L −58,823 sats. If the position is liquidated later, sats added are lost too.",
    ]);
  });

  it("name the bound that shortened a top-up", () => {
    const shortened = aGuardReceipt({ verdict: { amount: sats(10_000), limitedBy: "day-cap" } });
    expect(why(shortened, "confirmed")).toContain("The amount was shortened by the most it may add a day.");
  });

  it("of a close say what it waited for", () => {
    expect(why(closing, "confirmed")).toContain(
      "Liquidation 90,909 was 3.74 % away; the guard acts when 80 % of the margin is lost.",
    );
    expect(why(closing, "confirmed")).toContain("There it closes the position.");
  });

  it("hold the words of whoever refused", () => {
    const failure = "LN Markets refused this: Insufficient balance.";
    expect(why(aGuardReceipt({ failure }), "rejected")).toContain(failure);
  });

  it("claim nothing that was not read back", () => {
    for (const outcome of ["rejected", "not-applied", "unknown", "ambiguous", "held"] as const) {
      expect(why(aGuardReceipt(), outcome).join()).not.toContain("Read back");
    }
  });

  it("of an end are its result and what guarding had cost", () => {
    expect(why(anEndReceipt(), "ended")).toEqual([
      "Result −178,647 sats after fees and funding.",
      "The guard had added 76,471 sats in all; they are lost too.",
    ]);
    const closed = anEndReceipt({ how: "closed", net: sats(45_667), addedInAll: sats(0) });
    expect(why(closed, "ended")).toEqual([
      "Result +45,667 sats after fees and funding.",
      "No guard had added margin.",
    ]);
  });
});

describe("every receipt there can be", () => {
  const all = (["en", "pt-BR"] as const).flatMap((locale) => [
    ...OUTCOMES.flatMap((outcome) =>
      [aGuardReceipt(after), closing, ...RULES.map(heldBy)].map((facts) =>
        receiptWords(facts, outcome, locale),
      ),
    ),
    ...(["closed", "liquidated"] as const).map((how) => receiptWords(anEndReceipt({ how }), "ended", locale)),
  ]);
  const sentences = all.flatMap(({ title: head, why: lines }) => [head, ...lines]);

  it("speaks in whole, calm sentences", () => {
    for (const sentence of sentences) {
      expect(sentence).toMatch(/^[A-Z\d].*[^.]\.$/u);
      expect(sentence).not.toMatch(/!|undefined|null|NaN|Infinity| {2}/);
    }
  });

  it("says who acted or what was looked at, without praise or alarm", () => {
    for (const sentence of sentences) {
      expect(sentence).not.toMatch(/sorry|oops|great|success|danger|warning|urgent|saved|protected/i);
    }
  });
});
