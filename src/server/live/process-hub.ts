import { randomUUID } from "node:crypto";
import type { RouteCall } from "../http/route.ts";
import { NETWORKS } from "../networks.ts";
import { priceView } from "../views/price-view.ts";
import { sleep } from "../within.ts";
import { createLiveHub, type LiveHub } from "./live-hub.ts";

const LOOK_EVERY_MS = 1_000;
/** In looks. */
const BEAT_EVERY = 15;

/** Looks while somebody listens; a look that fails is logged, and the next one tells what it would have. */
const keepLooking = async (hub: LiveHub, { deps }: RouteCall): Promise<void> => {
  for (let looks = 1; hub.size() > 0; looks += 1) {
    await hub.turn(new Date(deps.now()).toISOString()).catch((error: unknown) => {
      deps.log.error("live-look-failed", { error });
    });
    if (looks % BEAT_EVERY === 0) hub.beat();
    await sleep(LOOK_EVERY_MS);
  }
};

const open = async (call: RouteCall): Promise<LiveHub> => {
  const { wired, settings } = await call.deps.parts();
  const prices = async () => {
    const seen = await Promise.all(NETWORKS.map((network) => wired.markets.seen(network)));
    return seen.flatMap((market) => (market === null ? [] : [priceView(market, settings.paperProvenance)]));
  };
  const hub = createLiveHub({ prices, marks: wired.overviewMarks }, randomUUID());
  let isLooking = false;
  return {
    ...hub,
    join: async (listener) => {
      const leave = await hub.join(listener);
      if (!isLooking) {
        isLooking = true;
        void keepLooking(hub, call).finally(() => {
          isLooking = false;
        });
      }
      return leave;
    },
  };
};

/** One a process, even where the bundler loads this module once a route. */
const held = globalThis as { axisorLive?: Promise<LiveHub> };

/** The hub of this process, made on first use. */
export const processHub = (call: RouteCall): Promise<LiveHub> => {
  held.axisorLive ??= open(call);
  return held.axisorLive;
};
