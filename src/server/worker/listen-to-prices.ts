import type { Tick } from "#domain/triggers/trigger.ts";
import type { PriceHalfUsd } from "#domain/units.ts";
import type { Wired } from "../wired.ts";
import { createPriceGauge } from "./price-gauge.ts";
import type { WatchOptions } from "./watch-options.ts";

/** A stream of prices as a worker needs it: the interval since the last look, and whether it can be relied on. */
export type PriceEar = {
  readonly isUp: () => boolean;
  /** How often it went down: whoever compares two counts knows whether it was up in between. */
  readonly downs: () => number;
  /** When the last price came, or when it began to be waited for; by our clock, epoch milliseconds. */
  readonly heardAt: () => number;
  /** The last price that came since `forget`; null when none did. */
  readonly newest: () => PriceHalfUsd | null;
  readonly forget: () => void;
  readonly takeTick: (at: number) => Tick | null;
  readonly sameAgain: (at: number) => Tick | null;
  /** Connects anew: it says that it is up, and the market has moved without it. */
  readonly restart: () => void;
  readonly stop: () => void;
};

/** Opens the price stream of a network; `onDown` is told before anything else is done about it. */
export const listenToPrices = (
  wired: Pick<Wired, "priceStream" | "clock" | "log">,
  { network }: Pick<WatchOptions, "network">,
  onDown: () => void,
): PriceEar => {
  const gauge = createPriceGauge();
  let newest: PriceHalfUsd | null = null;
  let heardAt = wired.clock();
  let heard: Pick<Tick, "receivedAt" | "toldAt"> = {};
  let isUp = false;
  let downs = 0;
  const goDown = (reason: string) => {
    onDown();
    downs += 1;
    isUp = false;
    wired.log.warn("stream-down", { network, reason });
  };
  const start = () =>
    wired.priceStream(network).start({
      onPrice: ({ last, at: toldAt }) => {
        newest = last;
        heardAt = wired.clock();
        heard = { receivedAt: heardAt, toldAt };
        gauge.add(last);
      },
      onUp: () => {
        isUp = true;
        heardAt = wired.clock();
        wired.log.info("stream-up", { network });
      },
      onDown: goDown,
    });
  const told = (tick: Tick | null): Tick | null =>
    tick === null ? null : { ...tick, source: "stream", ...heard };
  let stream = start();
  return {
    isUp: () => isUp,
    downs: () => downs,
    heardAt: () => heardAt,
    newest: () => newest,
    forget: () => {
      newest = null;
    },
    takeTick: (at) => told(gauge.take(at)),
    sameAgain: (at) => told(gauge.again(at)),
    restart: () => {
      stream.stop();
      goDown("the market moved and it said nothing");
      stream = start();
    },
    stop: () => stream.stop(),
  };
};
