import fc from "fast-check";
import { priceHalfUsd, sats, usd } from "#domain/units.ts";
import { addMargin } from "#paper-exchange/engine/add-margin.ts";
import { cancelAllTrades, cancelTrade } from "#paper-exchange/engine/cancel-trade.ts";
import { closeTrade } from "#paper-exchange/engine/close-trade.ts";
import {
  depositToCross,
  setCrossLeverage,
  withdrawFromCross,
} from "#paper-exchange/engine/move-cross-margin.ts";
import { deposit, withdraw } from "#paper-exchange/engine/open-account.ts";
import { closeCrossPosition, placeCrossOrder } from "#paper-exchange/engine/place-cross-order.ts";
import { placeTrade } from "#paper-exchange/engine/place-trade.ts";
import { Refusal } from "#paper-exchange/engine/refusal.ts";
import { setStopLoss, setTakeProfit, setTrailingStop } from "#paper-exchange/engine/set-stops.ts";
import { takeCashIn } from "#paper-exchange/engine/take-cash-in.ts";
import type { Exchange } from "#paper-exchange/exchange.ts";
import type { Trade } from "#paper-exchange/world/trade.ts";

/** One thing a trader or the market does, with three numbers that say how. */
export type Operation = readonly [name: string, a: number, b: number, c: number];

export const operation: fc.Arbitrary<Operation> = fc.tuple(
  fc.constantFrom(
    ...[
      "market",
      "market",
      "limit",
      "add",
      "cash-in",
      "close",
      "cancel",
      "cancel-all",
      "stop",
      "trail",
      "profit",
    ],
    ...["cross-in", "cross-order", "cross-limit", "cross-out", "cross-lever", "cross-close"],
    ...["move", "move", "move", "gap", "wait"],
    ...["deposit", "withdraw"],
  ),
  fc.nat(1_000_000),
  fc.nat(1_000_000),
  fc.nat(1_000_000),
);

const pick = <T>(items: Iterable<T>, n: number): T | null => {
  const all = [...items];
  return all[n % Math.max(1, all.length)] ?? null;
};

const near = (exchange: Exchange, n: number, percent: number): ReturnType<typeof priceHalfUsd> => {
  const by = ((n % 2_001) / 1_000 - 1) * (percent / 100);
  return priceHalfUsd(Math.max(2, Math.round(exchange.world.market.last * (1 + by))));
};

function place(exchange: Exchange, accountId: string, limit: boolean, [, a, b, c]: Operation): void {
  placeTrade(exchange.world, accountId, {
    side: a % 2 === 0 ? "long" : "short",
    leverage: 1 + (b % 99),
    size: c % 3 === 0 ? { margin: sats(1 + (c % 300_000)) } : { quantity: usd(1 + (c % 5_000)) },
    limit: limit ? near(exchange, a, 6) : null,
    stopLoss: c % 5 === 0 ? near(exchange, b, 3) : null,
    takeProfit: c % 7 === 0 ? near(exchange, c, 5) : null,
    clientId: null,
  });
}

function onTrade({ world }: Exchange, [name, , b, c]: Operation, trade: Trade, exchange: Exchange): void {
  if (name === "add") addMargin(world, trade, sats(1 + (b % 100_000)));
  if (name === "cash-in") takeCashIn(world, trade, sats(1 + (b % 100_000)));
  if (name === "close") closeTrade(world, trade, world.market.last, "closed");
  if (name === "stop") setStopLoss(world, trade, c % 4 === 0 ? null : near(exchange, b, 8));
  if (name === "trail") setTrailingStop(world, trade, 0.001 + (b % 80) / 1_000);
  if (name === "profit") setTakeProfit(world, trade, c % 4 === 0 ? null : near(exchange, b, 8));
}

function onCross({ world }: Exchange, accountId: string, [name, a, b]: Operation, exchange: Exchange): void {
  const side = a % 2 === 0 ? "buy" : "sell";
  const quantity = usd(1 + (b % 20_000));
  if (name === "cross-in") depositToCross(world, accountId, sats(1 + (a % 2_000_000)));
  if (name === "cross-out") withdrawFromCross(world, accountId, sats(1 + (a % 500_000)));
  if (name === "cross-lever") setCrossLeverage(world, accountId, 1 + (a % 100));
  if (name === "cross-close") closeCrossPosition(world, accountId);
  if (name === "cross-order")
    placeCrossOrder(world, accountId, { side, quantity, limit: null, clientId: null });
  if (name === "cross-limit")
    placeCrossOrder(world, accountId, { side, quantity, limit: near(exchange, a, 5), clientId: null });
}

function move(exchange: Exchange, [name, a, b]: Operation): void {
  const { clock } = exchange.world;
  if (name === "move") exchange.step(near(exchange, a, 2), clock.now() + 60_000);
  if (name === "gap") exchange.step(near(exchange, a, 30), clock.now() + 60_000);
  if (name === "wait") exchange.step(exchange.world.market.last, clock.now() + (b % 30) * 3_600_000);
}

function onWallet({ world }: Exchange, accountId: string, [name, a, b]: Operation): void {
  const network = b % 2 === 0 ? "lightning" : "bitcoin";
  if (name === "deposit") deposit(world, accountId, sats(1 + (a % 500_000)), network);
  if (name === "withdraw") withdraw(world, accountId, sats(1 + (a % 500_000)), network);
}

/** Does it, as far as the exchange lets it; what is refused changes nothing. */
export function perform(exchange: Exchange, accountId: string, op: Operation): void {
  const { world } = exchange;
  const [name, a] = op;
  try {
    if (name === "market" || name === "limit") place(exchange, accountId, name === "limit", op);
    else if (name === "cancel-all") cancelAllTrades(world, accountId);
    else if (name === "deposit" || name === "withdraw") onWallet(exchange, accountId, op);
    else if (name === "cancel") {
      const order = pick(world.open.values(), a);
      if (order !== null) cancelTrade(world, order);
    } else if (name.startsWith("cross")) onCross(exchange, accountId, op, exchange);
    else {
      const trade = pick(world.running.values(), a);
      if (trade !== null) onTrade(exchange, op, trade, exchange);
      move(exchange, op);
    }
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
  }
  exchange.commit();
}
