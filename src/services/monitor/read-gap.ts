import { fail, ok, type Result } from "#domain/result.ts";
import type { Candle, ExchangeFailure, MarketData } from "#ports/exchange.ts";

const MINUTE_MS = 60_000;
/** The candles endpoint answers at most this many. */
const PAGE = 1_000;
/** Almost seven days. A longer absence is seen from its newest part: older wicks say little about positions as they are now. */
const MOST_PAGES = 10;

const ENDED: ExchangeFailure = {
  kind: "unavailable",
  message: "The look at the market was ended before the whole gap was read.",
  raw: "",
};

/**
 * The 1-minute candles that cover the last `sinceMs`, newest first, page by page. Counted back from the newest candle, so
 * the exchange's clock need not be ours. All of them or a failure: half a gap must not be taken for the whole.
 */
export const readGap = async (
  market: Pick<MarketData, "candles">,
  sinceMs: number,
  signal?: AbortSignal,
): Promise<Result<readonly Candle[], ExchangeFailure>> => {
  const minutes = Math.min(MOST_PAGES * PAGE, Math.ceil(sinceMs / MINUTE_MS) + 1);
  const candles: Candle[] = [];
  while (candles.length < minutes) {
    if (signal?.aborted === true) return fail(ENDED);
    const limit = Math.min(PAGE, minutes - candles.length);
    const oldest = candles.at(-1);
    const page = await market.candles({
      range: "1m",
      limit,
      ...(oldest === undefined ? {} : { to: oldest.at - 1 }),
    });
    if (!page.ok) return page;
    candles.push(...page.value);
    // A minute without a trade may have no candle, so the count alone could reach back too far.
    const from = (candles[0]?.at ?? 0) - (minutes - 1) * MINUTE_MS;
    const last = page.value.at(-1);
    if (last === undefined || last.at <= from || page.value.length < limit) {
      return ok(candles.filter((candle) => candle.at >= from));
    }
  }
  return ok(candles);
};
