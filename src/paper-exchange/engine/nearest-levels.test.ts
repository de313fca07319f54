import { describe, expect, it } from "vitest";
import { type PriceHalfUsd, priceFromUsd, usd } from "#domain/units.ts";
import { aWorld, WORLD_START } from "#testing/paper-exchange/a-world.ts";
import { movePrice } from "./move-price.ts";
import { nearestLevels } from "./nearest-levels.ts";
import { placeTrade } from "./place-trade.ts";
import { setStopLoss, setTakeProfit } from "./set-stops.ts";

const long = {
  side: "long",
  leverage: 10,
  size: { quantity: usd(100) },
  limit: null,
  stopLoss: null,
  takeProfit: null,
  clientId: null,
} as const;

describe("the nearest prices at which something happens", () => {
  it("are none in an empty world", () => {
    const { world } = aWorld().exchange;
    expect(nearestLevels(world, world.market.last)).toEqual({ below: -Infinity, above: Infinity });
  });

  it("are the closest of liquidations, stops, targets and resting orders", () => {
    const { exchange, accountId } = aWorld();
    const { world } = exchange;
    const levels = (): number[] =>
      Object.values(nearestLevels(world, world.market.last)).map((level) => level / 2);
    const trade = placeTrade(world, accountId, long);
    expect(levels()).toEqual([90_909, Infinity]);
    placeTrade(world, accountId, { ...long, side: "short" });
    expect(levels()).toEqual([90_909, 111_111]);
    const stopped = setStopLoss(world, trade, priceFromUsd(95_000));
    setTakeProfit(world, stopped, priceFromUsd(106_000));
    expect(levels()).toEqual([95_000, 106_000]);
    placeTrade(world, accountId, { ...long, limit: priceFromUsd(97_000) });
    placeTrade(world, accountId, { ...long, side: "short", limit: priceFromUsd(103_000) });
    expect(levels()).toEqual([97_000, 103_000]);
  });

  it("are worked out once, not at every price", () => {
    const { exchange, accountId } = aWorld();
    placeTrade(exchange.world, accountId, long);
    const at = WORLD_START;
    movePrice(exchange.world, priceFromUsd(99_000), at + 1);
    const { levels } = exchange.world;
    for (let i = 2; i < 50; i += 1) movePrice(exchange.world, (198_000 + i) as PriceHalfUsd, at + i);
    expect(exchange.world.levels).toBe(levels);
  });
});
