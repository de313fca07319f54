import { describe, expect, it } from "vitest";
import type { GuardReceiptFacts } from "#domain/notifications/receipt.ts";
import { type PriceHalfUsd, priceHalfUsd, sats } from "#domain/units.ts";
import { runs } from "../infra/runs.ts";
import { aWalk } from "./a-walk.ts";
import { DEPOSIT } from "./mixed-world.ts";
import { type ModelWorld, openModelWorld } from "./model-world.ts";
import { type MixedReport, playMixed } from "./play-mixed.ts";
import { faultsOf, isClean, isLively } from "./report-mixed.ts";

/** `spoil` plants a mistake in the world before its first price. */
const play = (seed: number, prices: number, positions: number, spoil?: (world: ModelWorld) => void) =>
  playMixed(aWalk(seed, prices), {
    seed,
    positions,
    accounts: 3,
    steps: prices,
    open: async (...args) => {
      const world = await openModelWorld(...args);
      spoil?.(world);
      return world;
    },
  });

const kindsOf = ({ violations }: MixedReport): readonly (string | undefined)[] => [
  ...new Set(violations.map((words) => words.split(":")[0])),
];

describe("all automations mixed", () => {
  it("act once, miss nothing, lose no sat, loosen no stop, pass no cap, and decide the same again", async () => {
    const prices = runs(20_000);
    const wished = Math.max(20, Math.round(prices / 100));
    const report = await play(1, prices, wished);
    expect(faultsOf(report).slice(0, 5)).toEqual([]);
    expect(isLively(report, wished)).toBe(true);
    // It was a mix, and it was lively.
    for (const kind of ["add-margin", "set-stop-loss", "set-take-profit", "open-trade", "deposit-cross"])
      expect(report.intents[`${kind} confirmed`] ?? 0).toBeGreaterThan(0);
    expect(Math.min(report.guards, report.exits, report.alerts, report.entries)).toBeGreaterThan(3);
    expect(report.crossGuards).toBeGreaterThan(0);
    expect(Math.min(report.ended, report.liquidated, report.decided)).toBeGreaterThan(0);
  }, 600_000);
});

/** The first account of a world. */
const first = ({ accounts }: ModelWorld) => {
  const [account] = accounts;
  if (account === undefined) throw new Error("There is an account");
  return account;
};

const MUTANTS: Readonly<Record<string, (world: ModelWorld) => void>> = {
  "an order that leaves twice": (world) => {
    for (const { exchange } of world.accounts) {
      const once = exchange.addMargin.bind(exchange);
      exchange.addMargin = async (request) => {
        await once(request);
        return once(request);
      };
    }
  },
  // Beyond what any cap of the mix lets be added; once it is done, for before that the store of intents would not let it be.
  "a top-up beyond its caps": ({ stores }) => {
    const { intents } = stores.tables;
    const write = intents.set.bind(intents);
    intents.set = (id, row) => {
      const { action } = row.plan;
      if (action.kind !== "add-margin" || row.state !== "confirmed") return write(id, row);
      return write(id, { ...row, amount: sats(action.amount + DEPOSIT) });
    };
  },
  "an order of another amount than was planned": (world) => {
    for (const { exchange } of world.accounts) {
      const once = exchange.addMargin.bind(exchange);
      exchange.addMargin = (request) => once({ ...request, amount: sats(request.amount + 1) });
    }
  },
  "a deposit that leaves twice": (world) => {
    for (const { exchange } of world.accounts) {
      const once = exchange.depositCross.bind(exchange);
      exchange.depositCross = async (request) => {
        await once(request);
        return once(request);
      };
    }
  },
  "a stop that is taken away": ({ accounts, market, now }) => {
    const begin = now();
    market.onMove(() => {
      for (const { exchange } of accounts)
        for (const position of exchange.running)
          if (now() > begin + 60 * 60_000)
            exchange.hold({ ...position, stopLoss: null, stopLossTrailing: null });
    });
  },
  "a receipt that keeps too little": ({ stores }) => {
    const { receipts } = stores.tables;
    const write = receipts.set.bind(receipts);
    receipts.set = (id, row) => {
      const { facts } = row.stored;
      const changed = facts.kind === "margin-guard" ? { ...facts, version: 0 } : facts;
      return write(id, { ...row, stored: { ...row.stored, facts: changed } });
    };
  },
  "a price that is looked past": ({ deps }) => {
    Object.assign(deps, {
      triggers: { ...deps.triggers, match: async () => ({ work: [], hasMore: false }) },
    });
  },
  "a sat that is lost": (world) => {
    const { exchange } = first(world);
    world.market.onMove(() => {
      exchange.balance = sats(exchange.balance - 1);
    });
  },
  "a stop that is loosened": ({ accounts, market }) => {
    market.onMove(() => {
      for (const { exchange } of accounts) {
        for (const position of exchange.running) {
          const { side, stopLoss, stopLossTrailing } = position;
          if (stopLoss === null || stopLossTrailing !== null) continue;
          const worse: PriceHalfUsd = priceHalfUsd(stopLoss + (side === "long" ? -1 : 1));
          exchange.hold({ ...position, stopLoss: worse });
        }
      }
    });
  },
  "a receipt that was changed": ({ stores }) => {
    const { receipts } = stores.tables;
    const write = receipts.set.bind(receipts);
    receipts.set = (id, row) => {
      const { facts } = row.stored;
      if (facts.kind !== "margin-guard") return write(id, row);
      const verdict = { ...facts.verdict, needed: sats(facts.verdict.needed + 1) };
      const changed = { ...facts, verdict } as GuardReceiptFacts;
      return write(id, { ...row, stored: { ...row.stored, facts: changed } });
    };
  },
};

const FOUND_BY: Readonly<Record<keyof typeof MUTANTS, (report: MixedReport) => boolean>> = {
  "an order that leaves twice": ({ doubleEffects }) => doubleEffects > 0,
  "a top-up beyond its caps": ({ capsPassed }) => capsPassed > 0,
  "an order of another amount than was planned": ({ doubleEffects }) => doubleEffects > 0,
  "a deposit that leaves twice": ({ doubleEffects }) => doubleEffects > 0,
  "a stop that is taken away": (report) => kindsOf(report).includes("taken"),
  "a receipt that keeps too little": ({ differing }) => differing > 0,
  "a price that is looked past": (report) => kindsOf(report).includes("missed"),
  "a sat that is lost": ({ booksOff }) => booksOff > 0,
  "a stop that is loosened": (report) => kindsOf(report).includes("loosened"),
  "a receipt that was changed": ({ differing }) => differing > 0,
};

describe("the mix finds", () => {
  it.each(Object.entries(MUTANTS))(
    "%s",
    async (name, spoil) => {
      const report = await play(17, 600, 24, spoil);
      expect(isClean(report)).toBe(false);
      expect(FOUND_BY[name]?.(report)).toBe(true);
    },
    120_000,
  );

  it("nothing in the same world without them", async () => {
    const report = await play(17, 600, 24);
    expect([isClean(report), isLively(report, 24)]).toEqual([true, true]);
    // A run that opened nothing proves nothing.
    expect(isLively({ ...report, positions: 0 }, 24)).toBe(false);
  }, 120_000);
});
