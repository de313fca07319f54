import { priceFromUsd, rateE9, sats } from "#domain/units.ts";
import { createCandleHistory } from "#paper-exchange/candles/candle-history.ts";
import { openAccount } from "#paper-exchange/engine/open-account.ts";
import { createExchange, type Exchange } from "#paper-exchange/exchange.ts";
import { frozenClock } from "#paper-exchange/world/clock.ts";
import { openMarket } from "#paper-exchange/world/market.ts";
import type { Quirks } from "#paper-exchange/world/settings.ts";
import { createWorld } from "#paper-exchange/world/world.ts";

/** Virtual time every test world starts at: an hour before a settlement. */
export const WORLD_START = Date.UTC(2026, 0, 1, 7);

/** An exchange in memory at 100,000 USD with one account; nothing listens. */
export function aWorld(
  options: {
    readonly balance?: number;
    readonly fundingRateE9?: number;
    readonly quirks?: Quirks;
    readonly seed?: number;
  } = {},
): { readonly exchange: Exchange; readonly accountId: string } {
  const world = createWorld(
    {
      seed: options.seed ?? 1,
      fundingRate: rateE9(options.fundingRateE9 ?? 100_000),
      maxTrades: 100,
      quirks: options.quirks ?? {},
    },
    frozenClock(WORLD_START),
    openMarket(priceFromUsd(100_000), WORLD_START),
  );
  const exchange = createExchange(world, createCandleHistory(), null);
  const account = openAccount(world, { username: "ada", balance: sats(options.balance ?? 10_000_000) });
  exchange.commit();
  return { exchange, accountId: account.id };
}
