import { sats } from "#domain/units.ts";
import type { lookAtMarket } from "#services/monitor/look-at-market.ts";
import type { LiveDeps } from "#services/monitor/take-tick.ts";

const MOST_FAILURES = 5;
const SPREAD = 10_000;

/** Spreads 10,000 sats over whatever runs: the price is not known, so it may be a crash. */
const spread = async (deps: LiveDeps, accountId: string): Promise<void> => {
  const account = await deps.accounts.find(accountId);
  if (account === null) return;
  await deps.vault.withCredential(account, "guard", async (credential) => {
    const exchange = deps.exchanges.withCredential(account.network, credential, "guard");
    const trades = await exchange.runningTrades();
    if (!trades.ok) return;
    const amount = sats(Math.floor(SPREAD / trades.value.length));
    for (const { id } of trades.value)
      await exchange.addMargin({ positionId: id, amount, signedAt: deps.clock() });
  });
};

/** Takes five prices in a row that could not be read for a crash, and spends at each look until one can be read. */
export const spendBlind = (accountId: string): typeof lookAtMarket => {
  let failures = 0;
  return async (deps, look) => {
    const ticker = await deps.exchanges.marketData(look.network, "guard").ticker();
    if (ticker.ok) {
      failures = 0;
      const { last } = ticker.value;
      return { ok: true, value: { low: last, high: last, last, at: look.at } };
    }
    failures += 1;
    if (failures >= MOST_FAILURES) await spread(deps, accountId);
    return ticker;
  };
};
