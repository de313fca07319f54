import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { isAtLiquidation } from "#domain/position/liquidation.ts";
import { sats } from "#domain/units.ts";
import { runs } from "#testing/infra/runs.ts";
import { aWorld } from "#testing/paper-exchange/a-world.ts";
import { operation, perform } from "#testing/paper-exchange/random-history.ts";
import type { Exchange } from "./exchange.ts";
import { checkConservation } from "./world/check-conservation.ts";

function expectSound({ world }: Exchange): void {
  expect(checkConservation(world)).toEqual({ ok: true, difference: 0, mismatches: [] });
  for (const { balance } of world.accounts.values()) expect(balance).toBeGreaterThanOrEqual(0);
  for (const trade of world.running.values()) expect(trade.margin).toBeGreaterThan(0);
  for (const position of world.cross.values()) expect(position.margin).toBeGreaterThanOrEqual(0);
}

function expectNobodyPastLiquidation({ world }: Exchange): void {
  for (const { side, liquidation } of world.running.values())
    expect(isAtLiquidation(side, liquidation, world.market.last)).toBe(false);
}

const RUNS = runs(600);
const cases = [
  { name: "without funding", fundingRateE9: 0, quirks: {} },
  { name: "with funding that longs pay", fundingRateE9: 300_000, quirks: {} },
  { name: "with funding that shorts pay", fundingRateE9: -5_000_000, quirks: {} },
  { name: "when gaps slip past every level", fundingRateE9: 100_000, quirks: { slipOnGap: true } },
];

describe("the paper exchange keeps every sat", () => {
  it.each(cases)("$name, whatever traders and prices do", ({ fundingRateE9, quirks }) => {
    fc.assert(
      fc.property(fc.array(operation, { minLength: 10, maxLength: 80 }), (operations) => {
        const { exchange, accountId } = aWorld({ fundingRateE9, quirks });
        for (const op of operations) {
          perform(exchange, accountId, op);
          expectSound(exchange);
          if (op[0] === "move" || op[0] === "gap") expectNobodyPastLiquidation(exchange);
        }
      }),
      { numRuns: RUNS },
    );
  });

  it("writes the same ledger for the same seed and the same operations", () => {
    fc.assert(
      fc.property(fc.array(operation, { maxLength: 60 }), (operations) => {
        const [first, second] = [aWorld(), aWorld()].map(({ exchange, accountId }) => {
          for (const op of operations) perform(exchange, accountId, op);
          return exchange.world.ledger.rows;
        });
        expect(first).toEqual(second);
      }),
      { numRuns: RUNS },
    );
  });

  it("notices a balance that was changed behind the ledger's back", () => {
    const { exchange, accountId } = aWorld();
    const account = exchange.world.accounts.get(accountId);
    if (account === undefined) throw new Error("no account");
    exchange.world.accounts.set(accountId, { ...account, balance: sats(account.balance + 1) });
    expect(checkConservation(exchange.world)).toMatchObject({ ok: false, difference: -1 });
  });
});
