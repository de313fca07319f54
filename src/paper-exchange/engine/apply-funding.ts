import { fundingFee, nextFundingAt } from "#domain/position/funding.ts";
import { liquidationPrice } from "#domain/position/liquidation.ts";
import { leverageOf } from "#domain/position/margin.ts";
import { sats } from "#domain/units.ts";
import type { Settlement } from "../world/settlement.ts";
import type { Trade } from "../world/trade.ts";
import { transfer } from "../world/transfer.ts";
import { newId, put, type World } from "../world/world.ts";
import { closeTrade } from "./close-trade.ts";
import { fundCrossPosition } from "./fund-cross-position.ts";

/** One settlement at the price last seen: payers lose margin, receivers gain balance. Running positions only. */
export function applyFunding(world: World): void {
  const at = world.market.nextFunding;
  world.clock.advance(at);
  world.market.nextFunding = nextFundingAt(at);
  const settlement: Settlement = {
    id: newId(world),
    at,
    rate: world.settings.fundingRate,
    fixing: world.market.last,
  };
  put(world, "settlement", settlement);
  for (const trade of [...world.running.values()]) fundTrade(world, trade, settlement);
  for (const position of [...world.cross.values()]) fundCrossPosition(world, position, settlement);
  world.events.push({ type: "settlement", at });
}

function fundTrade(world: World, trade: Trade, settlement: Settlement): void {
  const fee = fundingFee(trade.side, trade.quantity, settlement.fixing, settlement.rate);
  if (fee >= trade.margin) {
    closeTrade(world, trade, settlement.fixing, "liquidation");
    return;
  }
  const owner = {
    kind: "funding",
    accountId: trade.accountId,
    tradeId: trade.id,
    ref: settlement.id,
  } as const;
  if (fee > 0) transfer(world, { ...owner, from: "margin", to: "funding", amount: fee });
  else transfer(world, { ...owner, from: "funding", to: "balance", amount: sats(-fee) });
  const margin = sats(trade.margin - Math.max(0, fee));
  const funded: Trade = {
    ...trade,
    ...(fee > 0 && {
      margin,
      leverage: leverageOf(trade.quantity, margin, trade.price),
      liquidation: liquidationPrice(trade.side, trade.quantity, trade.price, margin),
    }),
    fundingPaid: sats(trade.fundingPaid + fee),
  };
  put(world, "trade", funded);
  world.events.push({ type: "trade-funding", trade: funded, fee, at: settlement.at });
}
