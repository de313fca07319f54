import { tradingFee } from "#domain/position/fees.ts";
import { profitAndLoss } from "#domain/position/pl.ts";
import { type PriceHalfUsd, type Sats, sats } from "#domain/units.ts";
import type { Movement } from "../world/ledger.ts";
import type { CloseCause, Trade } from "../world/trade.ts";
import { transfer } from "../world/transfer.ts";
import { newId, put, type World } from "../world/world.ts";
import { feeRateOf } from "./fee-rate.ts";

/**
 * Ends a running trade at `exit`. The trader gets margin + profit + what is left of the reserve after the closing fee,
 * never less than nothing: what a position lost beyond that is carried by the exchange's insurance.
 */
export function closeTrade(world: World, trade: Trade, exit: PriceHalfUsd, cause: CloseCause): Trade {
  const pl = profitAndLoss(trade.side, trade.quantity, trade.price, exit);
  const fee = tradingFee(feeRateOf(world, trade.accountId), trade.quantity, exit);
  settle(world, trade, pl, fee);
  const closed: Trade = {
    ...trade,
    status: "closed",
    closedAt: world.clock.now(),
    exitPrice: exit,
    pl,
    closingFee: fee,
    reserve: sats(trade.reserve - fee),
  };
  put(world, "trade", closed);
  world.events.push({ type: "trade", name: cause, trade: closed });
  if (cause !== "closed") tell(world, closed, cause);
  return closed;
}

function settle(world: World, trade: Trade, pl: Sats, fee: Sats): void {
  const owner = { accountId: trade.accountId, tradeId: trade.id };
  const held = { margin: Number(trade.margin), reserve: Number(trade.reserve) };
  const move = (kind: Movement["kind"], from: Movement["from"], to: Movement["to"], amount: number): void =>
    transfer(world, { ...owner, kind, from, to, amount: sats(amount) });
  const short = fee - (held.margin + held.reserve + pl);
  if (short > 0) {
    move("insurance", "insurance", "margin", short);
    held.margin += short;
  }
  if (pl > 0) {
    move("profit", "profit", "margin", pl);
    held.margin += pl;
  }
  const pay = (
    kind: "loss" | "closing-fee",
    to: "profit" | "fees",
    amount: number,
    first: keyof typeof held,
  ): void => {
    const second = first === "margin" ? "reserve" : "margin";
    const part = Math.min(amount, held[first]);
    move(kind, first, to, part);
    move(kind, second, to, amount - part);
    held[first] -= part;
    held[second] -= amount - part;
  };
  if (pl < 0) pay("loss", "profit", -pl, "margin");
  pay("closing-fee", "fees", fee, "reserve");
  move("close", "margin", "balance", held.margin);
  move("close", "reserve", "balance", held.reserve);
}

function tell(world: World, trade: Trade, cause: CloseCause): void {
  put(world, "notice", {
    id: newId(world),
    accountId: trade.accountId,
    at: world.clock.now(),
    event: `futures.isolated.${cause}`,
    data: { tradeId: trade.id, quantity: trade.quantity, pl: trade.pl },
    read: false,
  });
}
