import { type PriceHalfUsd, sats } from "#domain/units.ts";
import { type AdminDesk, serveAdmin } from "./admin/serve-admin.ts";
import { serveCounter } from "./admin/serve-counter.ts";
import { drivePrices } from "./drive-prices.ts";
import { deposit, issueKey, openAccount, withdraw } from "./engine/open-account.ts";
import type { Exchange } from "./exchange.ts";
import { listen } from "./http/listen.ts";
import { createRestServer } from "./http/serve-rest.ts";
import { DEFAULT_LIMITS, openExchange } from "./open-exchange.ts";
import type { PaperExchange, PaperExchangeOptions, PaperKey } from "./paper-exchange.ts";
import { serveStream } from "./stream/serve-stream.ts";
import type { ApiKey } from "./world/account.ts";
import { checkConservation } from "./world/check-conservation.ts";
import { SCOPES } from "./world/scope.ts";

/** Starts the exchange on the loopback interface. @throws CandleFileError for a recording it cannot play. */
export async function startPaperExchange(options: PaperExchangeOptions): Promise<PaperExchange> {
  const { exchange, feed, close } = await openExchange(options);
  const { world } = exchange;
  const provenance = options.prices.kind === "candles" ? "recorded prices" : "simulated prices";
  const begin = (): void => feed?.begin();
  const step = stepOf(exchange, options);
  const desk: AdminDesk = { exchange, token: options.adminToken, provenance, step, begin };
  const rest = createRestServer(exchange, options.limits ?? DEFAULT_LIMITS);
  const counter = { exchange, adminToken: options.adminToken };
  const listening = await listen(options.port ?? 0, async (request) => {
    if (request.pathname.startsWith("/admin/")) return serveAdmin(desk, request);
    return request.pathname.startsWith("/counter/") ? serveCounter(counter, request) : rest(request);
  });
  const stopStream = serveStream(listening.server, exchange);
  const stopPrices = drivePrices(exchange, feed, options);
  return {
    url: `http://127.0.0.1:${listening.port}`,
    streamUrl: `ws://127.0.0.1:${listening.port}/v1`,
    provenance,
    step: (price, at) => {
      if (step === null) throw new Error("Prices come by themselves here: nothing to step");
      step(price, at);
    },
    now: () => world.clock.now(),
    createAccount: (request) => {
      const { id } = openAccount(world, request);
      return grantKey(exchange, id, { permissions: SCOPES, active: true });
    },
    createKey: (accountId, grant) => grantKey(exchange, accountId, grant),
    transfer: (accountId, amount, network) => {
      if (amount > 0) deposit(world, accountId, amount, network);
      else withdraw(world, accountId, sats(-amount), network);
      exchange.commit();
    },
    ledger: () => world.ledger.rows,
    conservation: () => checkConservation(world),
    faults: exchange.faults,
    begin,
    stop: async () => {
      await stopPrices();
      stopStream();
      await listening.stop();
      close();
    },
  };
}

/** Null where prices come by themselves. On a running clock a time that has just passed counts as now. */
function stepOf(exchange: Exchange, { prices, speed }: PaperExchangeOptions): AdminDesk["step"] {
  if (prices.kind !== "steerable") return null;
  const running = speed !== undefined;
  return (price: PriceHalfUsd, at: number): void =>
    exchange.step(price, running ? Math.max(at, exchange.world.clock.now()) : at);
}

function grantKey(
  exchange: Exchange,
  accountId: string,
  grant: Pick<ApiKey, "permissions" | "active">,
): PaperKey {
  const { key, secret, passphrase } = issueKey(exchange.world, accountId, grant);
  exchange.commit();
  return { accountId, key, secret, passphrase };
}
