import { setTimeout as sleep } from "node:timers/promises";
import { env } from "#env";
import type { Network } from "#ports/exchange.ts";
import { composition } from "#server/composition.ts";
import { watchNetwork } from "#server/worker/watch-network.ts";
import { printFailure } from "./print.ts";
import { tellStory } from "./worker/tell-story.ts";

/** How soon a network is watched after somebody connects the first account on it. */
const LOOK_FOR_NETWORKS_MS = 5_000;

const run = async (): Promise<void> => {
  const stop = new AbortController();
  for (const signal of ["SIGINT", "SIGTERM"] as const) process.once(signal, () => stop.abort());
  const { wired, settings } = await composition();
  const provenance = settings.paperProvenance;
  const watched = new Map<Network, Promise<void>>();
  const watch = (network: Network): void => {
    if (watched.has(network)) return;
    watched.set(network, watchNetwork(wired, { network, signal: stop.signal, onTick: story.seePrice }));
  };
  const story = tellStory(wired, { email: env().DEMO_EMAIL ?? null, provenance }, stop.signal);
  watch("paper");
  while (!stop.signal.aborted) {
    if (await wired.accounts.hasAny("signet").catch(() => false)) watch("signet");
    await sleep(LOOK_FOR_NETWORKS_MS, undefined, { signal: stop.signal }).catch(() => {});
  }
  await Promise.all([...watched.values(), story.ended]);
  await wired.close();
};

run().catch((error: unknown) => {
  printFailure(error instanceof Error ? error.message : String(error));
  process.exitCode = 1;
});
