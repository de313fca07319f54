import { z } from "zod";
import type { PriceStream } from "#ports/exchange.ts";
import { wireMarketPrice } from "./answers/wire-units.ts";
import { type ConnectionEvents, keepConnected } from "./stream/keep-connected.ts";
import { type LiveSocket, openLiveSocket } from "./stream/open-live-socket.ts";
import { type StreamOptions, type StreamSettings, streamSettings } from "./stream/stream-settings.ts";
import { subscribe } from "./stream/subscribe.ts";

type Handlers = Parameters<PriceStream["start"]>[0];

const TOPIC = "futures/inverse/btc_usd/lastPrice";
const lastPrice = z.object({ time: z.int().positive(), lastPrice: wireMarketPrice });

/** One connection from subscribing to its end. */
const connect = (settings: StreamSettings, on: ConnectionEvents & Pick<Handlers, "onPrice">): LiveSocket => {
  let isUp = false;
  /** A price may overtake the answer to our subscription: either shows that we are heard. */
  const markUp = () => {
    if (!isUp) on.onUp();
    isUp = true;
  };
  return openLiveSocket(settings, {
    onOpen: async (open) => {
      const refusal = await subscribe(open, TOPIC);
      if (refusal === null) markUp();
      else open.leave(refusal.reason);
    },
    onData: (topic, data, open) => {
      const update = topic === TOPIC ? lastPrice.safeParse(data) : null;
      if (!update?.success) return;
      open.alive();
      markUp();
      on.onUseful();
      on.onPrice({ last: update.data.lastPrice, at: update.data.time });
    },
    onClose: on.onClose,
  });
};

/**
 * The price stream of one network. Reconnects for ever with growing, jittered waits and subscribes anew each time;
 * `onDown` and `onUp` are told once per change. A price that cannot be read is left out and does not count as a sign of life.
 */
export const createLnMarketsStream = (options: StreamOptions): PriceStream => ({
  start({ onPrice, ...listener }) {
    const settings = streamSettings(options);
    return keepConnected(settings, listener, (on) => connect(settings, { ...on, onPrice }));
  },
});
