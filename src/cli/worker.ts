import { env, imposeSettings } from "#env";
import type { Network } from "#ports/exchange.ts";
import { composition } from "#server/composition.ts";
import { createHeart } from "#server/operations/create-heart.ts";
import { keepMetricsServed } from "#server/operations/keep-metrics-served.ts";
import { watchOver } from "#server/operations/watch-over.ts";
import { keepPanicReady } from "#server/panic/keep-panic-ready.ts";
import { VERSION } from "#server/version.ts";
import { sleep, within } from "#server/within.ts";
import { answerRequests } from "#server/worker/answer-requests.ts";
import { hearTelegram } from "#server/worker/hear-telegram.ts";
import { keepKeys } from "#server/worker/keep-keys.ts";
import { keepTidy } from "#server/worker/keep-tidy.ts";
import { proveAlways } from "#server/worker/prove-always.ts";
import { sweepAlways } from "#server/worker/sweep-always.ts";
import { tellAlways } from "#server/worker/tell-always.ts";
import { watchNetwork } from "#server/worker/watch-network.ts";
import type { WatchOptions } from "#server/worker/watch-options.ts";
import { printFailure } from "./print.ts";
import { tellStory } from "./worker/tell-story.ts";

/** How soon a network is watched after somebody connects the first account on it. */
const LOOK_FOR_NETWORKS_MS = 5_000;
/** What is under way may end in this time; what does not is taken over by its lease. Whoever stops us waits 8 s. */
const FINISH_MS = 6_000;
const CLOSE_MS = 1_000;

const run = async (): Promise<void> => {
  // However it was started: a worker waits longer for a connection, and holds fewer.
  imposeSettings({ ROLE: "worker" });
  const stop = new AbortController();
  for (const signal of ["SIGINT", "SIGTERM"] as const) process.once(signal, () => stop.abort());
  const { wired, settings } = await composition();
  const provenance = settings.paperProvenance;
  const heart = createHeart(wired, { role: "worker", version: VERSION });
  const watched = new Map<Network, Promise<void>>();
  const onTick: WatchOptions["onTick"] = (tick) => {
    void heart.beat();
    story.seePrice(tick);
  };
  const watch = (network: Network): void => {
    if (watched.has(network)) return;
    watched.set(network, watchNetwork(wired, { network, signal: stop.signal, onTick }));
  };
  const story = tellStory(wired, { email: env().DEMO_EMAIL ?? null, provenance }, stop.signal);
  const chores = [
    keepTidy(wired, stop.signal),
    keepKeys(wired, stop.signal),
    keepPanicReady(wired, { signal: stop.signal, place: env().PANIC_DOOR ?? null }),
    answerRequests(wired, stop.signal),
    sweepAlways(wired, stop.signal),
    tellAlways(wired, stop.signal),
    hearTelegram(wired, stop.signal),
    watchOver(wired, { signal: stop.signal }),
    proveAlways(wired, stop.signal),
    keepMetricsServed(stop.signal),
  ];
  watch("paper");
  while (!stop.signal.aborted) {
    for (const network of ["mainnet", "signet"] as const) {
      if (await wired.accounts.hasAny(network).catch(() => false)) watch(network);
    }
    await sleep(LOOK_FOR_NETWORKS_MS, stop.signal);
  }
  const isFinished = await within(Promise.all([...watched.values(), story.ended, ...chores]), FINISH_MS);
  await within(heart.stop(), CLOSE_MS);
  if (!isFinished) wired.log.warn("worker-left-work", { afterMs: FINISH_MS });
  await within(wired.close(), CLOSE_MS);
};

run().then(
  // A request that still hangs must not keep the process: nobody waits for its answer any more.
  () => process.exit(0),
  (error: unknown) => {
    printFailure(error instanceof Error ? error.message : String(error));
    process.exit(1);
  },
);
