import { randomUUID } from "node:crypto";
import type { RouteCall, RouteDeps } from "../http/route.ts";
import { NETWORKS } from "../networks.ts";
import { priceView } from "../views/price-view.ts";
import { type Sleep, sleep } from "../within.ts";
import { createLiveHub, type LiveHub } from "./live-hub.ts";
import type { Live } from "./live-route.ts";

/** Of the marks a look takes a part, so that each is looked at once a second: at once they would keep everybody else waiting. */
const LOOK_EVERY_MS = 250;
/** In looks. */
const ALL_MARKS_EVERY = 4;
const PRICES_EVERY = 4;
const BEAT_EVERY = 60;

/** The same hub, looking while somebody listens; a look that fails is logged, and the next one tells what it would have. */
export const lookingWhileHeard = (
  hub: LiveHub,
  deps: Pick<RouteDeps, "now" | "log">,
  wait: Sleep = sleep,
): LiveHub => {
  let isLooking = false;
  const keepLooking = async (): Promise<void> => {
    const look = async (looks: number): Promise<void> => {
      if (looks % PRICES_EVERY === 0) await hub.tellPrices(new Date(deps.now()).toISOString());
      await hub.tellMarks(ALL_MARKS_EVERY);
    };
    for (let looks = 0; hub.size() > 0; looks += 1) {
      await look(looks).catch((error: unknown) => deps.log.error("live-look-failed", { error }));
      if (looks % BEAT_EVERY === BEAT_EVERY - 1) await hub.beat();
      await wait(LOOK_EVERY_MS);
    }
    // Nothing comes between the last question and this: whoever joins next finds nobody looking.
    isLooking = false;
  };
  return {
    ...hub,
    join: (listener) => {
      const leave = hub.join(listener);
      if (!isLooking) {
        isLooking = true;
        void keepLooking();
      }
      return leave;
    },
  };
};

const open = async (deps: RouteDeps): Promise<Live> => {
  const { wired, settings } = await deps.parts();
  const prices = async () => {
    const seen = await Promise.all(NETWORKS.map((network) => wired.markets.seen(network)));
    return seen.flatMap((market) => (market === null ? [] : [priceView(market, settings.paperProvenance)]));
  };
  const hub = createLiveHub({ prices, marks: wired.overviewMarks }, randomUUID());
  return { hub: lookingWhileHeard(hub, deps), isFunction: wired.operating.isFrozenBetweenRequests };
};

/** One a process, however often this module is bundled. */
const held = globalThis as { axisorLive?: Promise<Live> };

/** The hub of this process, made on first use. */
export const processHub = ({ deps }: RouteCall): Promise<Live> => {
  held.axisorLive ??= open(deps).catch((error: unknown) => {
    // What could not be made is tried again by whoever asks next.
    delete held.axisorLive;
    throw error;
  });
  return held.axisorLive;
};
