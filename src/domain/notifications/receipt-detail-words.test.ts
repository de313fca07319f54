import { describe, expect, it } from "vitest";
import { aGuardReceipt, anEndReceipt } from "#testing/builders/a-guard-receipt.ts";
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

  it("tells whose error it was, and makes up nothing that was not kept", () => {
    const failed = { ...aGuardReceipt({ failure: "No." }), origin: "exchange" as const };
    expect(lines(receiptDetail(failed, "en").exchange)).toEqual(["Failed on the side of: LN Markets"]);
    expect(receiptDetail(aGuardReceipt(), "en")).toMatchObject({ alternatives: [], exchange: [] });
    expect(receiptDetail(anEndReceipt(), "en")).toEqual({ inputs: [], alternatives: [], exchange: [] });
  });
});
