import { describe, expect, it } from "vitest";
import { NEW_READING } from "#domain/ledger/ledger-reading.ts";
import { sats } from "#domain/units.ts";
import { ledgerFile } from "./ledger-file.ts";

const at = (time: string): number => Date.parse(`2026-01-${time}Z`);
const deposit = (id: string, time: string) =>
  ({ id, amount: sats(100), at: at(time), state: "moved" }) as const;

const READING = {
  ...NEW_READING,
  facts: {
    ...NEW_READING.facts,
    transfers: [
      deposit("a", "01T12:00:00.000"),
      deposit("b", "02T00:00:00.000"),
      deposit("c", "02T23:59:59.999"),
      deposit("d", "03T00:00:00.000"),
    ],
  },
  balanceBefore: sats(400),
  balance: sats(400),
  readAt: at("04T00:00:00.000"),
};

describe("the file of a reading", () => {
  it("holds whole days in UTC, the last one too", () => {
    const file = ledgerFile("en", READING, { from: "2026-01-02", to: "2026-01-02" }, "Main");
    expect(file.rows).toBe(2);
    expect(file.text.split("\r\n").map((line) => line.split(",")[0])).toEqual([
      ...["id", "brought-forward", "deposit:b", "deposit:c", "reconciliation", ""],
    ]);
    expect(file.reconciliation.difference).toBe(0);
  });

  it("is named after the account and the day, in letters every system takes", () => {
    const days = { from: "", to: "" };
    expect(ledgerFile("en", READING, days, "Conta número 1").name).toBe(
      "axisor-conta-numero-1-2026-01-04.csv",
    );
    expect(ledgerFile("en", READING, days, "日本").name).toBe("axisor-account-2026-01-04.csv");
  });
});
