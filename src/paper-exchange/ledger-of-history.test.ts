import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { buildLedger, type Ledger } from "#domain/ledger/build-ledger.ts";
import { sats } from "#domain/units.ts";
import { runs } from "#testing/infra/runs.ts";
import { aWorld } from "#testing/paper-exchange/a-world.ts";
import { ledgerFactsOf } from "#testing/paper-exchange/ledger-facts-of.ts";
import { type Operation, operation, perform } from "#testing/paper-exchange/random-history.ts";
import type { World } from "./world/world.ts";

const ledgerOf = (world: World, accountId: string): Ledger =>
  buildLedger(
    ledgerFactsOf(world, accountId),
    world.accounts.get(accountId)?.balance ?? sats(0),
    world.clock.now(),
  );

const cases = [
  { name: "without funding", fundingRateE9: 0, quirks: {} },
  { name: "with funding that longs pay", fundingRateE9: 300_000, quirks: {} },
  { name: "with funding that shorts pay", fundingRateE9: -5_000_000, quirks: {} },
  { name: "when gaps slip past every level", fundingRateE9: 100_000, quirks: { slipOnGap: true } },
];

const total = (amounts: Iterable<number>): number => [...amounts].reduce((sum, amount) => sum + amount, 0);

/** What an account without cross holds: everything that is still its own, results of what runs left out. */
const held = ({ accounts, open, running }: World): number =>
  total([
    ...[...accounts.values()].map(({ balance }) => balance),
    ...[...open.values(), ...running.values()].map(({ margin, reserve }) => margin + reserve),
  ]);

const isOfCross = ([name]: Operation): boolean => name.startsWith("cross");

describe("the ledger of what the exchange lists", () => {
  it.each(cases)("ends at its balance to the sat after every event, $name", ({ fundingRateE9, quirks }) => {
    fc.assert(
      fc.property(fc.array(operation, { minLength: 10, maxLength: 60 }), (operations) => {
        const { exchange, accountId } = aWorld({ fundingRateE9, quirks });
        for (const op of operations) {
          perform(exchange, accountId, op);
          expect(ledgerOf(exchange.world, accountId).reconciliation.difference).toBe(0);
        }
      }),
      { numRuns: runs(200) },
    );
  });

  it.each(cases)("accounts for everything held in isolated trades, $name", ({ fundingRateE9, quirks }) => {
    fc.assert(
      fc.property(fc.array(operation, { minLength: 10, maxLength: 60 }), (operations) => {
        const { exchange, accountId } = aWorld({ fundingRateE9, quirks });
        for (const op of operations.filter((each) => !isOfCross(each))) perform(exchange, accountId, op);
        const { rows } = ledgerOf(exchange.world, accountId);
        expect(total(rows.map(({ equity }) => equity ?? Number.NaN))).toBe(held(exchange.world));
      }),
      { numRuns: runs(200) },
    );
  });

  it("gives every row an id of its own, and keeps the ids and figures of what is over", () => {
    fc.assert(
      fc.property(fc.array(operation, { minLength: 10, maxLength: 60 }), (operations) => {
        const { exchange, accountId } = aWorld();
        const settled = new Map<string, number>();
        for (const op of operations) {
          perform(exchange, accountId, op);
          const { rows } = ledgerOf(exchange.world, accountId);
          const amounts = new Map(rows.map(({ id, amount }) => [id, Number(amount)]));
          expect(amounts.size).toBe(rows.length);
          for (const [id, amount] of settled) expect(amounts.get(id)).toBe(amount);
          for (const { id, time, amount } of rows) if (time !== "sum") settled.set(id, amount);
        }
      }),
      { numRuns: runs(200) },
    );
  });
});
