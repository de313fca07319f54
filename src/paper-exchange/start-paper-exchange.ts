import { rateE9 } from "#domain/units.ts";
import { serveAdmin } from "./admin/serve-admin.ts";
import { createCandleHistory } from "./candles/candle-history.ts";
import { writeHistory } from "./candles/write-history.ts";
import { issueKey, openAccount } from "./engine/open-account.ts";
import { createExchange } from "./exchange.ts";
import { listen } from "./http/listen.ts";
import { createRestServer } from "./http/serve-rest.ts";
import type { PaperExchange, PaperExchangeOptions } from "./paper-exchange.ts";
import { serveStream } from "./stream/serve-stream.ts";
import { checkConservation } from "./world/check-conservation.ts";
import { frozenClock } from "./world/clock.ts";
import { openMarket } from "./world/market.ts";
import { SCOPES } from "./world/scope.ts";
import { createWorld } from "./world/world.ts";

/** Starts the exchange on the loopback interface. */
export async function startPaperExchange(options: PaperExchangeOptions): Promise<PaperExchange> {
  if (options.prices.kind !== "steerable") throw new Error("Not yet");
  const startAt = options.startAt ?? Date.now();
  const last = options.prices.start;
  const limits = options.limits ?? { authPerSecond: 5, publicPerSecond: 1, maxTrades: 100 };
  const world = createWorld(
    {
      seed: options.seed,
      fundingRate: rateE9(options.fundingRateE9 ?? 100_000),
      maxTrades: limits.maxTrades,
      quirks: options.quirks ?? {},
    },
    frozenClock(startAt),
    openMarket(last, startAt),
  );
  const candles = createCandleHistory();
  for (const candle of writeHistory(options.seed, last, startAt)) candles.addMinute(candle);
  const exchange = createExchange(world, candles, null);
  const step = (price: typeof last, at: number): void => exchange.step(price, at);
  const rest = createRestServer(exchange, limits);
  const desk = {
    exchange,
    token: options.adminToken,
    provenance: "simulated prices",
    step,
    begin: () => undefined,
  } as const;
  const listening = await listen(options.port ?? 0, async (request) =>
    request.pathname.startsWith("/admin/") ? serveAdmin(desk, request) : rest(request),
  );
  const stopStream = serveStream(listening.server, exchange);
  return {
    url: `http://127.0.0.1:${listening.port}`,
    streamUrl: `ws://127.0.0.1:${listening.port}/v1`,
    provenance: "simulated prices",
    step,
    now: () => world.clock.now(),
    createAccount: (request) => {
      const account = openAccount(world, request);
      const key = issueKey(world, account.id, { permissions: SCOPES, active: true });
      exchange.commit();
      return key;
    },
    createKey: (accountId, grant) => {
      const key = issueKey(world, accountId, grant);
      exchange.commit();
      return key;
    },
    ledger: () => world.ledger.rows,
    conservation: () => checkConservation(world),
    faults: exchange.faults,
    begin: () => undefined,
    stop: () => {
      stopStream();
      return listening.stop();
    },
  };
}
