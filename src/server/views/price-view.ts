import type { SeenMarket } from "#ports/markets.ts";
import type { PriceView } from "../trpc/schemas/views.ts";

/** A market's last price as the API and the live stream tell it. */
export const priceView = (market: SeenMarket, paperProvenance: string): PriceView => ({
  network: market.network,
  last: market.last,
  readAt: new Date(market.at).toISOString(),
  fundingRateE9: market.fundingRate,
  fundingAt: market.fundingAt === null ? null : new Date(market.fundingAt).toISOString(),
  provenance: market.network === "paper" ? paperProvenance : null,
});
