import fc from "fast-check";
import { expect, test } from "vitest";
import type { OnPosition, TradeOrder } from "#domain/intents/action.ts";
import { FEE_RATES, RESERVE_RATE } from "#domain/position/fees.ts";
import type { IsolatedPosition } from "#domain/position/isolated-position.ts";
import { previewOnPosition } from "#domain/position/preview-action.ts";
import { type CrossFacts, type OnCross, previewOnCross } from "#domain/position/preview-cross.ts";
import { previewOrder } from "#domain/position/preview-order.ts";
import { leverageFromNumber, priceFromUsd, sats, usd } from "#domain/units.ts";
import { addMargin } from "#paper-exchange/engine/add-margin.ts";
import { closeTrade } from "#paper-exchange/engine/close-trade.ts";
import { crossPositionOf, sideOf, sizeOf } from "#paper-exchange/engine/cross-position.ts";
import { depositToCross, withdrawFromCross } from "#paper-exchange/engine/move-cross-margin.ts";
import { closeCrossPosition, placeCrossOrder } from "#paper-exchange/engine/place-cross-order.ts";
import { placeTrade } from "#paper-exchange/engine/place-trade.ts";
import { takeCashIn } from "#paper-exchange/engine/take-cash-in.ts";
import { quoteFor } from "#paper-exchange/world/quotes.ts";
import type { Trade } from "#paper-exchange/world/trade.ts";
import type { World } from "#paper-exchange/world/world.ts";
import { anySide } from "#testing/arbitraries/arbitrary-position.ts";
import { aPosition } from "#testing/builders/a-position.ts";
import { runs } from "#testing/infra/runs.ts";
import { aWorld, WORLD_START } from "#testing/paper-exchange/a-world.ts";

const feeRate = FEE_RATES[0] ?? RESERVE_RATE;
const against = { long: "short", short: "long" } as const;

const positionOf = (trade: Trade): IsolatedPosition =>
  aPosition({ ...trade, maintenanceMargin: trade.reserve, stopLossTrailing: null });

/** Null where the exchange refuses. */
const attempt = <T>(act: () => T): T | null => {
  try {
    return act();
  } catch {
    return null;
  }
};

const balanceOf = (world: World, accountId: string) => sats(world.accounts.get(accountId)?.balance ?? 0);

const aSpread = fc.integer({ min: 0, max: 60 });
const anyLife = fc.record({
  side: anySide,
  size: fc.integer({ min: 1, max: 120_000 }),
  byMargin: fc.boolean(),
  leverage: fc.integer({ min: 110, max: 9_000 }),
  spread: fc.tuple(aSpread, aSpread, aSpread, aSpread),
  move: fc.integer({ min: -80, max: 80 }),
  amount: fc.integer({ min: 1, max: 3_000_000 }),
  balance: fc.integer({ min: 100_000, max: 200_000_000 }),
});
type Life = typeof anyLife extends fc.Arbitrary<infer T> ? T : never;
type Desk = { readonly world: World; readonly accountId: string };

/** Opens a trade and holds it against its preview; null where the exchange refuses it. */
const open = (
  { world, accountId }: Desk,
  { side, size, byMargin, leverage, balance }: Life,
): Trade | null => {
  const order: TradeOrder = {
    side,
    size: byMargin ? { by: "margin", margin: sats(size) } : { by: "quantity", quantity: usd(size) },
    leverage: leverageFromNumber(leverage / 100),
    limit: null,
    stopLoss: null,
    takeProfit: null,
    clientId: "axisor-1-0",
  };
  const wanted = byMargin ? { margin: sats(size) } : { quantity: usd(size) };
  const trade = attempt(() =>
    placeTrade(world, accountId, { ...order, leverage: leverage / 100, size: wanted }),
  );
  if (trade === null) return null;
  expect(previewOrder(order, { balance: sats(balance), fill: trade.price, feeRate })).toMatchObject({
    kind: "previewed",
    balanceChange: balanceOf(world, accountId) - balance,
    quantity: trade.quantity,
    margin: trade.margin,
    liquidation: trade.liquidation,
    fee: trade.openingFee,
    reserve: trade.reserve,
  });
  return trade;
};

const factsOf = ({ world, accountId }: Desk, held: Trade) => ({
  position: positionOf(held),
  balance: balanceOf(world, accountId),
  last: world.market.last,
  exit: quoteFor(world, against[held.side], held.quantity),
  feeRate,
});

/** Adds or takes out sats and holds what is left against its preview; as it was where the exchange refuses. */
const change = (desk: Desk, held: Trade, action: Extract<OnPosition, { kind: "add-margin" | "cash-in" }>) => {
  const facts = factsOf(desk, held);
  const preview = previewOnPosition(action, facts);
  const verb = action.kind === "add-margin" ? addMargin : takeCashIn;
  const changed = attempt(() => verb(desk.world, held, action.amount));
  expect(changed !== null).toBe(preview.kind === "previewed");
  if (changed === null || preview.kind === "refused") return held;
  expect(balanceOf(desk.world, desk.accountId) - facts.balance).toBe(preview.balanceChange);
  expect(changed).toMatchObject({ margin: preview.margin, liquidation: preview.liquidation });
  return changed;
};

const close = (desk: Desk, held: Trade): void => {
  const facts = factsOf(desk, held);
  const preview = previewOnPosition({ kind: "close-trade" }, facts);
  const closed = closeTrade(desk.world, held, facts.exit, "closed");
  expect(preview).toMatchObject({
    balanceChange: balanceOf(desk.world, desk.accountId) - facts.balance,
    fee: closed.closingFee,
    result: closed.pl - closed.openingFee - closed.closingFee - closed.fundingPaid,
  });
};

test("the paper exchange shows what was previewed, spread and all, from opening to closing", () => {
  let closed = 0;
  fc.assert(
    fc.property(anyLife, (life) => {
      const { exchange, accountId } = aWorld({
        balance: life.balance,
        quirks: { halfSpreads: life.spread },
      });
      const desk = { world: exchange.world, accountId };
      const trade = open(desk, life);
      exchange.step(priceFromUsd(100_000 + life.move * 10), WORLD_START + 60_000);
      const held = desk.world.running.get(trade?.id ?? "");
      if (held === undefined) return;
      const grown = change(desk, held, { kind: "add-margin", amount: sats(life.amount) });
      close(desk, change(desk, grown, { kind: "cash-in", amount: sats(life.amount) }));
      closed += 1;
    }),
    { numRuns: runs(3_000), seed: 1 },
  );
  expect(closed).toBeGreaterThan(runs(3_000) / 4);
});

/** The paper exchange's cross position as our port tells it. */
const crossFacts = (world: World, accountId: string, action: OnCross): CrossFacts => {
  const held = crossPositionOf(world, accountId);
  const isFlat = held.entry === null;
  const quantity = sizeOf(held);
  const side = isFlat ? null : sideOf(held);
  const buys = action.kind === "cross-order" ? action.order.side : side === "short" ? "long" : "short";
  const size = action.kind === "cross-order" ? action.order.quantity : quantity;
  return {
    position: {
      id: held.id,
      side,
      quantity,
      margin: held.margin,
      leverage: held.leverage,
      entryPrice: held.entry,
      liquidation: held.liquidation,
      initialMargin: sats(0),
      runningMargin: sats(0),
      maintenanceMargin: sats(0),
      pl: sats(0),
      totalPl: sats(0),
      fundingPaid: held.fundingPaid,
      tradingFees: held.tradingFees,
      updatedAt: held.updatedAt,
    },
    balance: balanceOf(world, accountId),
    last: world.market.last,
    fill: quoteFor(world, buys, size),
    feeRate,
  };
};

const carryOut = (world: World, accountId: string, action: OnCross): unknown => {
  if (action.kind === "deposit-cross") return depositToCross(world, accountId, action.amount);
  if (action.kind === "withdraw-cross") return withdrawFromCross(world, accountId, action.amount);
  if (action.kind !== "cross-order") return closeCrossPosition(world, accountId);
  const { side, ...order } = action.order;
  return placeCrossOrder(world, accountId, { ...order, side: side === "long" ? "buy" : "sell" });
};

const anAmount = fc.integer({ min: 1, max: 40_000_000 }).map(sats);
const anyCrossAction: fc.Arbitrary<OnCross> = fc.oneof(
  fc
    .record({ side: anySide, quantity: fc.integer({ min: 1, max: 20_000 }).map(usd) })
    .map(
      (order): OnCross => ({ kind: "cross-order", order: { ...order, limit: null, clientId: "axisor-1-0" } }),
    ),
  fc.constant<OnCross>({ kind: "close-cross", quantity: usd(1) }),
  anAmount.map((amount): OnCross => ({ kind: "deposit-cross", amount })),
  anAmount.map((amount): OnCross => ({ kind: "withdraw-cross", amount })),
);

test("the paper exchange shows what was previewed of the cross margin, spread and all", () => {
  const anyStep = fc.record({ action: anyCrossAction, move: fc.integer({ min: -60, max: 60 }) });
  fc.assert(
    fc.property(fc.array(anyStep, { minLength: 3, maxLength: 10 }), (steps) => {
      const { exchange, accountId } = aWorld({
        balance: 100_000_000,
        quirks: { halfSpreads: [3, 7, 20, 60] },
      });
      const { world } = exchange;
      depositToCross(world, accountId, sats(40_000_000));
      steps.forEach(({ action, move }, at) => {
        exchange.step(priceFromUsd(100_000 + move * 10), WORLD_START + (at + 1) * 60_000);
        const facts = crossFacts(world, accountId, action);
        const preview = previewOnCross(action, facts);
        const done = attempt(() => carryOut(world, accountId, action));
        expect(done !== null).toBe(preview.kind === "previewed");
        if (preview.kind === "refused") return;
        const after = crossPositionOf(world, accountId);
        expect(preview).toMatchObject({
          balanceChange: balanceOf(world, accountId) - facts.balance,
          fee: after.tradingFees - facts.position.tradingFees,
          margin: after.margin,
          quantity: sizeOf(after),
          liquidation: after.liquidation,
        });
      });
    }),
    { numRuns: runs(1_500), seed: 1 },
  );
});
