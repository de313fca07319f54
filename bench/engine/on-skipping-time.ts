import type { Wired } from "#server/wired.ts";
import type { SkippingTime } from "./skipping-time.ts";

/**
 * The product's parts on a time that skips its pauses: everything that asks the database counts as work. The vault does
 * not, because whatever it runs while a key is open is mostly waiting for the exchange.
 */
export const onSkippingTime = (wired: Wired, time: SkippingTime): Wired => ({
  ...wired,
  accounts: time.watched(wired.accounts),
  automations: time.watched(wired.automations),
  triggers: time.watched(wired.triggers),
  trailing: time.watched(wired.trailing),
  intents: time.watched(wired.intents),
  tradeLog: time.watched(wired.tradeLog),
  markets: time.watched(wired.markets),
  networks: time.watched(wired.networks),
  clock: time.clock,
});
