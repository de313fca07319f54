import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { IntentAction, OnPosition, TradeOrder } from "#domain/intents/action.ts";
import { FEE_RATES } from "#domain/position/fees.ts";
import type { IsolatedPosition } from "#domain/position/isolated-position.ts";
import { isAtLiquidation } from "#domain/position/liquidation.ts";
import { previewOnPosition } from "#domain/position/preview-action.ts";
import { type OnCross, previewOnCross } from "#domain/position/preview-cross.ts";
import { previewCancel, previewOrder } from "#domain/position/preview-order.ts";
import {
  basisPoints,
  leverageFromNumber,
  type PriceHalfUsd,
  priceHalfUsd,
  rateE9,
  type Sats,
  sats,
  usd,
} from "#domain/units.ts";
import { anySide } from "#testing/arbitraries/arbitrary-position.ts";
import { aPosition } from "#testing/builders/a-position.ts";
import { FakeExchange } from "#testing/fakes/fake-exchange.ts";
import { FakeMarket } from "#testing/fakes/fake-market.ts";
import { runs } from "#testing/infra/runs.ts";
import { performAction } from "../monitor/perform-action.ts";

const feeRate = FEE_RATES[0] ?? rateE9(0);
const TERMS = { signedAt: 0 };

const anAccount = (last: PriceHalfUsd, balance: Sats) => {
  const market = new FakeMarket(last, () => 0);
  const exchange = new FakeExchange(market, balance);
  exchange.keyMay = [...exchange.keyMay, "futures:cross:read", "futures:cross:write"];
  return { market, exchange };
};

const value = async <T>(
  answer: Promise<{ ok: true; value: T } | { ok: false; failure: unknown }>,
): Promise<T> => {
  const read = await answer;
  if (!read.ok) throw new Error(`could not read: ${JSON.stringify(read.failure)}`);
  return read.value;
};

const anyPrice = fc.integer({ min: 40_000, max: 400_000 }).map(priceHalfUsd);
/** A price within a tenth of another. */
const near = (price: PriceHalfUsd, share: number): PriceHalfUsd =>
  priceHalfUsd(Math.round((price * (10_000 + share)) / 10_000));

const anyPositionAction = fc.record({
  side: anySide,
  quantity: fc.integer({ min: 1, max: 500_000 }).map(usd),
  price: anyPrice,
  leverage: fc.integer({ min: 110, max: 3_000 }),
  move: fc.integer({ min: -600, max: 600 }),
  balance: fc.integer({ min: 0, max: 2_000_000_000 }),
  kind: fc.constantFrom<OnPosition["kind"][]>(
    "add-margin",
    "cash-in",
    "close-trade",
    "set-stop-loss",
    "set-trailing-stop",
    "remove-stop-loss",
    "set-take-profit",
    "remove-take-profit",
  ),
  amount: fc.integer({ min: 1, max: 300_000_000 }),
  share: fc.integer({ min: -1_500, max: 1_500 }),
  distance: fc.integer({ min: 5, max: 2_000 }),
});

type Drawn = typeof anyPositionAction extends fc.Arbitrary<infer T> ? T : never;

const actionOf = ({ kind, amount, share, distance, price }: Drawn): OnPosition => {
  switch (kind) {
    case "add-margin":
    case "cash-in":
      return { kind, amount: sats(amount) };
    case "set-stop-loss":
    case "set-take-profit":
      return { kind, price: near(price, share) };
    case "set-trailing-stop":
      return { kind, distance: basisPoints(distance) };
    default:
      return { kind };
  }
};

describe("what is previewed is what the exchange shows afterwards, to the sat and the step", () => {
  test("for every action on a position, on both sides; and what would be refused is refused", async () => {
    const met = new Set<string>();
    await fc.assert(
      fc.asyncProperty(anyPositionAction, async (drawn) => {
        const { side, quantity, price } = drawn;
        const position: IsolatedPosition = aPosition({
          side,
          quantity,
          price,
          leverage: drawn.leverage / 100,
        });
        const last = near(price, drawn.move);
        fc.pre(!isAtLiquidation(side, position.liquidation, last));
        const { exchange } = anAccount(last, sats(drawn.balance));
        exchange.hold(position);
        const action = actionOf(drawn);
        const preview = previewOnPosition(action, {
          position,
          balance: exchange.balance,
          last,
          exit: last,
          feeRate,
        });
        const answer = await performAction(exchange, action, position.id, TERMS);
        met.add(`${action.kind} ${preview.kind}`);
        expect(answer.ok).toBe(preview.kind === "previewed");
        if (preview.kind === "refused") return;
        expect(exchange.balance - drawn.balance).toBe(preview.balanceChange);
        const [held] = await value(exchange.runningTrades());
        if (action.kind === "close-trade") {
          expect(held).toBeUndefined();
          const [closed] = await value(exchange.closedTrades({ limit: 1 }));
          expect(closed?.closingFee).toBe(preview.fee);
          const { pl = 0, openingFee = 0, closingFee = 0, fundingPaid = 0 } = closed ?? {};
          expect(pl - openingFee - closingFee - fundingPaid).toBe(preview.result);
          return;
        }
        const { margin, liquidation, stopLoss, takeProfit } = preview;
        expect(held).toMatchObject({ margin, liquidation, stopLoss, takeProfit, quantity: preview.quantity });
      }),
      { numRuns: runs(6_000), seed: 1 },
    );
    for (const kind of ["add-margin", "cash-in", "set-stop-loss", "set-trailing-stop", "set-take-profit"]) {
      expect(met).toContain(`${kind} previewed`);
      expect(met).toContain(`${kind} refused`);
    }
  });

  const anyOrder = fc.record({
    side: anySide,
    last: anyPrice,
    byMargin: fc.boolean(),
    size: fc.integer({ min: 1, max: 600_000 }),
    leverage: fc.integer({ min: 100, max: 10_000 }),
    limit: fc.option(fc.integer({ min: -900, max: 900 })),
    stop: fc.option(fc.integer({ min: 5, max: 900 })),
    profit: fc.option(fc.integer({ min: 5, max: 900 })),
    balance: fc.integer({ min: 0, max: 500_000_000 }),
  });

  test("for every order that opens a trade, by contracts and by margin; and its cancel gives back what it took", async () => {
    await fc.assert(
      fc.asyncProperty(anyOrder, async ({ side, last, byMargin, size, leverage, balance, ...rest }) => {
        const { exchange } = anAccount(last, sats(balance));
        const limit = rest.limit === null ? null : near(last, rest.limit);
        const at = limit ?? last;
        const against = side === "long" ? -1 : 1;
        const order: TradeOrder = {
          side,
          size: byMargin ? { by: "margin", margin: sats(size) } : { by: "quantity", quantity: usd(size) },
          leverage: leverageFromNumber(leverage / 100),
          limit,
          stopLoss: rest.stop === null ? null : near(at, against * rest.stop),
          takeProfit: rest.profit === null ? null : near(at, -against * rest.profit),
          clientId: "axisor-1-0",
        };
        const preview = previewOrder(order, { balance: sats(balance), fill: last, feeRate });
        const answer = await performAction(exchange, { kind: "open-trade", order }, null, TERMS);
        expect(answer.ok).toBe(preview.kind === "previewed");
        if (preview.kind === "refused") return;
        expect(exchange.balance - balance).toBe(preview.balanceChange);
        const { quantity, margin, liquidation, stopLoss, takeProfit, fee, reserve } = preview;
        const shown = { clientId: "axisor-1-0", quantity, margin, liquidation, stopLoss, takeProfit };
        if (limit === null) {
          const [held] = await value(exchange.runningTrades());
          expect(held).toMatchObject({ ...shown, openingFee: fee, maintenanceMargin: reserve });
          return;
        }
        const [waiting] = await value(exchange.openTrades());
        expect(waiting).toMatchObject({ ...shown, feeReserve: reserve });
        if (waiting === undefined) throw new Error("It does not wait");
        const back = previewCancel(waiting);
        await performAction(exchange, { kind: "cancel-trade", tradeId: waiting.id }, null, TERMS);
        expect(exchange.balance).toBe(balance);
        expect(back.balanceChange).toBe(-preview.balanceChange);
      }),
      { numRuns: runs(4_000), seed: 1 },
    );
  });

  const aSize = fc.integer({ min: 1, max: 40_000 }).map(usd);
  const anAmount = fc.integer({ min: 1, max: 200_000_000 }).map(sats);
  const anyCrossAction: fc.Arbitrary<OnCross> = fc.oneof(
    fc.record({ side: anySide, quantity: aSize }).map(
      (order): OnCross => ({
        kind: "cross-order",
        order: { ...order, limit: null, clientId: "axisor-1-0" },
      }),
    ),
    fc.constant<OnCross>({ kind: "close-cross", quantity: usd(1) }),
    anAmount.map((amount): OnCross => ({ kind: "deposit-cross", amount })),
    anAmount.map((amount): OnCross => ({ kind: "withdraw-cross", amount })),
    fc.integer({ min: 1, max: 100 }).map((leverage): OnCross => ({ kind: "set-cross-leverage", leverage })),
  );

  test("for any sequence of actions on the cross margin while the price moves", async () => {
    const anyStep = fc.record({ action: anyCrossAction, move: fc.integer({ min: -300, max: 300 }) });
    await fc.assert(
      fc.asyncProperty(anyPrice, fc.array(anyStep, { minLength: 4, maxLength: 12 }), async (start, steps) => {
        const { exchange, market } = anAccount(start, sats(300_000_000));
        const first: IntentAction = { kind: "deposit-cross", amount: sats(100_000_000) };
        await performAction(exchange, first, null, TERMS);
        for (const { action, move } of steps) {
          market.movePrice(near(market.last, move));
          const [position, balance] = [await value(exchange.crossPosition()), exchange.balance];
          const { last } = market;
          const preview = previewOnCross(action, { position, balance, last, fill: last, feeRate });
          const answer = await performAction(exchange, action, null, TERMS);
          expect(answer.ok).toBe(preview.kind === "previewed");
          if (preview.kind === "refused") continue;
          expect(exchange.balance - balance).toBe(preview.balanceChange);
          const { margin, quantity, liquidation } = preview;
          const after = await value(exchange.crossPosition());
          expect(after).toMatchObject({ margin, quantity, liquidation });
          expect(after.tradingFees - position.tradingFees).toBe(preview.fee);
        }
      }),
      { numRuns: runs(1_500), seed: 1 },
    );
  });
});
