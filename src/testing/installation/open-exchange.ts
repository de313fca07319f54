import type { DataDirectory } from "#cli/infra/data-directory.ts";
import { type PaperExchange, startPaperExchange } from "#cli/start/start-paper-exchange.ts";

const PRICES = { candles: undefined, scenario: "steerable" } as const;

/** An installation's paper exchange, whose prices are steered: it comes back with the accounts it had. */
export const openExchange = async (directory: DataDirectory, adminToken: string) => {
  const start = (): Promise<PaperExchange> => startPaperExchange(directory, adminToken, PRICES);
  let running = await start();
  return {
    url: (): string => running.url,
    streamUrl: (): string => running.url.replace(/^http/, "ws"),
    pid: (): number => running.part.identity.pid,
    begin: (): Promise<void> => running.begin(),
    stop: (): Promise<void> => running.part.stop(),
    start: async (): Promise<void> => {
      running = await start();
      await running.begin();
    },
  };
};
