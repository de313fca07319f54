import { describe, expect, it } from "vitest";
import { aGuardReceipt, anEndReceipt } from "#testing/builders/a-guard-receipt.ts";
import { aPosition } from "#testing/builders/a-position.ts";
import { aStopSituation, fixed, own, stopAt } from "#testing/builders/a-stop-situation.ts";
import { decidePriceAlert, type PriceAlertFacts } from "../automations/alerts/decide-price-alert.ts";
import { decideStop } from "../automations/exits/decide-stop.ts";
import { priceFromUsd, sats } from "../units.ts";
import { guardAlternatives } from "./guard-alternatives.ts";
import type { GuardReceiptFacts } from "./receipt.ts";
import { receiptDetail } from "./receipt-detail-words.ts";

const plain = (text: string) => text.replaceAll("\u202f", " ");
const lines = (figures: readonly { readonly name: string; readonly value: string }[]) =>
  figures.map(({ name, value }) => plain(`${name}: ${value}`));

/** 15:38:04 on the first day. */
const AT = ((15 * 60 + 38) * 60 + 4) * 1_000;

const whole = (): GuardReceiptFacts => {
  const facts = aGuardReceipt();
  const { inputs } = facts;
  const seen = { margin: sats(176_471), liquidation: priceFromUsd(85_000), stopLoss: null };
  return {
    ...facts,
    inputs: { ...inputs, tick: { ...inputs.tick, source: "stream", receivedAt: AT, toldAt: AT - 1_000 } },
    alternatives: guardAlternatives(inputs, 0),
    request: { action: { kind: "add-margin", amount: sats(76_471) }, positionId: "p1", signedAt: AT + 1_000 },
    answered: seen,
    readBack: { from: "list", position: seen },
  };
};

describe("what stands behind a receipt", () => {
  it("names the price with its source and both clocks, the position, the caps and the settings", () => {
    const told = lines(receiptDetail(whole(), "en").inputs);
    expect(told.slice(0, 4)).toEqual([
      "Price: 94,444.5, from the price stream",
      "Lowest and highest: 94,444.5 to 97,000",
      "Came, by our clock: 15:38:04",
      "Told, by LN Markets' clock: 15:38:03",
    ]);
    expect(told).toContain("Position: long $1,000 at 100,000");
    expect(told).toContain("Settings: version 1");
  });

  it("tells what else could have been done, in sats", () => {
    expect(receiptDetail(whole(), "en").alternatives.map(plain)).toEqual([
      "Adding 76,471 sats: then 177,647 sats would be at risk, with liquidation at 85,000.",
      "Closing: a result of −60,881 sats after at most 1,058 sats of fee, and nothing more at risk.",
      "Doing nothing: 101,100 sats at risk.",
    ]);
  });

  it("tells what was sent, what was answered, and what was read back", () => {
    expect(lines(receiptDetail(whole(), "en").exchange)).toEqual([
      "Sent: add 76,471 sats to position p1",
      "Signed for, by LN Markets' clock: 15:38:05",
      "Answered: done: margin 176,471 sats, liquidation 85,000",
      "Read back: margin 176,471 sats, liquidation 85,000",
    ]);
  });

  it("is told in Portuguese", () => {
    const told = receiptDetail(whole(), "pt-BR");
    expect(lines(told.inputs)).toContain("Posição: long de US$\u00a01.000 em 100.000");
    expect(plain(told.alternatives[0] ?? "")).toBe(
      "Adicionar 76.471 sats: então 177.647 sats estariam em risco, com a liquidação em 85.000.",
    );
    expect(lines(told.exchange)[0]).toBe("Enviado: adicionar 76.471 sats à posição p1");
  });

  it("tells whose error it was, and makes up nothing that was not kept", () => {
    const failed = { ...aGuardReceipt({ failure: "No." }), origin: "exchange" as const };
    expect(lines(receiptDetail(failed, "en").exchange)).toEqual(["Failed on the side of: LN Markets"]);
    expect(receiptDetail(aGuardReceipt(), "en")).toMatchObject({
      alternatives: ["What else could have been done was not kept with this receipt."],
      exchange: [],
    });
    expect(receiptDetail(anEndReceipt(), "en")).toEqual({ inputs: [], alternatives: [], exchange: [] });
  });

  it("names all an exit decided from, and what leaving or closing would have come to", () => {
    // 1,000 · (1/100,000 − 1/91,000) BTC = −98,901.1 sats, rounded down; at 100,000 nothing is won or lost.
    const position = aPosition({ stopLoss: priceFromUsd(91_000) });
    const inputs = aStopSituation({ ...own(fixed(91_000)), position, automation: stopAt(95_000) });
    const decision = { of: "stop", inputs, verdict: decideStop(inputs) } as const;
    const facts = { kind: "exit", exit: "stop-loss", version: 3, decision, failure: null } as const;
    const detail = receiptDetail(facts, "en");
    expect(lines(detail.inputs)).toEqual(
      expect.arrayContaining([
        "Price: 100,000",
        "Stop that stood: 91,000",
        "Placed by it before: at 91,000",
        "Settings: version 3",
      ]),
    );
    expect(detail.alternatives.map(plain)).toEqual([
      "Leaving the stop that stood at 91,000: −98,902 sats there, before the fee.",
      "Closing at once: 0 sats, before the fee.",
    ]);
    const bare = aStopSituation();
    const unplaced = { of: "stop", inputs: bare, verdict: decideStop(bare) } as const;
    expect(receiptDetail({ ...facts, decision: unplaced }, "en").alternatives.map(plain)[0]).toBe(
      "Leaving it without a stop: at 90,909 it would be liquidated, with its margin of 100,000 sats.",
    );
  });

  it("names all a rule of the account decided from", () => {
    const inputs: PriceAlertFacts = {
      config: { when: { kind: "crossing", price: priceFromUsd(105_000) }, repeat: { kind: "once" } },
      memory: { seen: { at: -1, price: priceFromUsd(100_000) }, told: null },
      tick: whole().inputs.tick,
      samples: [],
    };
    const decision = { of: "price-alert", inputs, verdict: decidePriceAlert(inputs) } as const;
    const told = lines(receiptDetail({ kind: "rule", version: 2, decision, failure: null }, "en").inputs);
    expect(told).toContain("Watched for: the price gets to 105,000");
    expect(told).toContain("Price then: 100,000");
    expect(told).toContain("Settings: version 2");
  });
});
