import { describe, expect, it } from "vitest";
import { sats } from "../units.ts";
import { LEDGER_LISTS, type LedgerPart, NO_FACTS } from "./ledger-page.ts";
import {
  balanceOf,
  isMoved,
  type LedgerReading,
  MOST_ENTRIES,
  NEW_READING,
  nextOf,
  withPart,
} from "./ledger-reading.ts";

const part = (over: Partial<LedgerPart> = {}): LedgerPart => ({
  ...NO_FACTS,
  nextCursor: null,
  isForbidden: false,
  balance: null,
  readAt: 5,
  ...over,
});

const transfers = (from: number, count: number) =>
  Array.from(
    { length: count },
    (_, n) => ({ id: `d${from + n}`, amount: sats(1), at: n, state: "moved" }) as const,
  );

const readAll = (answer: (step: string, cursor: string | null) => LedgerPart) => {
  const asked: string[] = [];
  let reading: LedgerReading = NEW_READING;
  for (let next = nextOf(reading); next !== null; next = nextOf(reading)) {
    asked.push(next.cursor === null ? next.step : `${next.step} ${next.cursor}`);
    reading = withPart(reading, answer(next.step, next.cursor));
  }
  return { asked, reading };
};

describe("the reading of a ledger", () => {
  it("reads the balance, every list and the balance again", () => {
    const { asked, reading } = readAll(() => part({ balance: sats(7) }));
    expect(asked).toEqual(["balance", ...LEDGER_LISTS, "balance"]);
    expect([balanceOf(reading), isMoved(reading), reading.isCut]).toEqual([7, false, false]);
  });

  it("follows a list to its end, and not one that leads back to itself", () => {
    const cursors: Record<string, string | null> = { "closed-trades": "a", "closed-trades a": "b" };
    const { asked } = readAll((step, cursor) => {
      if (step === "cross-orders") return part({ nextCursor: "x" });
      return part({ nextCursor: cursors[cursor === null ? step : `${step} ${cursor}`] ?? null });
    });
    expect(asked.filter((step) => step.startsWith("closed") || step.startsWith("cross-orders"))).toEqual([
      "closed-trades",
      "closed-trades a",
      "closed-trades b",
      "cross-orders",
      "cross-orders x",
    ]);
  });

  it("counts what stands in two answers once, as the later one tells it", () => {
    const { reading } = readAll((step) =>
      step === "lightning-in" || step === "on-chain-in" ? part({ transfers: transfers(0, 2) }) : part(),
    );
    expect(reading.facts.transfers.map(({ id }) => id)).toEqual(["d0", "d1"]);
  });

  it("stops at the most it reads, and says so", () => {
    const { asked, reading } = readAll((step) =>
      step === "lightning-in"
        ? part({ transfers: transfers(0, MOST_ENTRIES), nextCursor: "more" })
        : part({ balance: sats(1) }),
    );
    expect(asked.slice(-2)).toEqual(["lightning-in", "balance"]);
    expect([reading.isCut, balanceOf(reading)]).toEqual([true, 1]);
  });

  it("is not cut where the last list ends at the most", () => {
    const { reading } = readAll((step) =>
      step === "cross-funding" ? part({ transfers: transfers(0, MOST_ENTRIES) }) : part(),
    );
    expect(reading.isCut).toBe(false);
  });

  it("names the lists a key may not read, and notices a balance that moved", () => {
    let told = 10;
    const { reading } = readAll((step) => {
      told += 1;
      return part({ isForbidden: step === "on-chain-in", balance: sats(told) });
    });
    expect([reading.unread, isMoved(reading)]).toEqual([["on-chain-in"], true]);
  });

  it("tells no balance before it is read", () => {
    expect(() => balanceOf(NEW_READING)).toThrow("not read to its end");
  });
});
