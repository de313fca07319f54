import type { Ticker } from "#ports/exchange.ts";
import { type Look, lookAtMarket } from "#services/monitor/look-at-market.ts";
import type { Wired } from "./wired.ts";

/** Looks at a market, and keeps what funding its ticker told: a request of its own may have to wait behind such looks. */
export const lookNotingFunding = async (
  wired: Wired,
  look: Omit<Look, "onTicker">,
): ReturnType<typeof lookAtMarket> => {
  const told: Ticker[] = [];
  const seen = await lookAtMarket(wired, { ...look, onTicker: (ticker) => void told.push(ticker) });
  // After the look, whose first tick is what funding is written on.
  for (const ticker of told) await wired.markets.noteFunding(look.network, ticker);
  return seen;
};
