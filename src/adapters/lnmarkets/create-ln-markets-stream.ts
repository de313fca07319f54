import { z } from "zod";
import type { PriceStream } from "#ports/exchange.ts";
import { wireMarketPrice } from "./answers/wire-units.ts";
import { openRpcSocket, type RpcSocket } from "./stream/open-rpc-socket.ts";
import { DEFAULT_MAX_BYTES, DEFAULT_TIMEOUT_MS } from "./transport.ts";

export type StreamOptions = {
  /** Such as wss://stream.lnmarkets.com/v1. */
  readonly url: string;
  readonly timeoutMs?: number;
  readonly maxBytes?: number;
  readonly pingEveryMs?: number;
  /** Longest silence: neither a price nor an answer to a ping. A half-open socket shows no other sign. */
  readonly silenceMs?: number;
  readonly firstRetryMs?: number;
  readonly longestRetryMs?: number;
  readonly random?: () => number;
};

type Handlers = Parameters<PriceStream["start"]>[0];

const TOPIC = "futures/inverse/btc_usd/lastPrice";
const lastPrice = z.object({ time: z.int().positive(), lastPrice: wireMarketPrice });
const subscription = z.object({ subscribed: z.array(z.string()) });

const withDefaults = (options: StreamOptions) => ({
  timeoutMs: DEFAULT_TIMEOUT_MS,
  maxBytes: DEFAULT_MAX_BYTES,
  pingEveryMs: 4_000,
  silenceMs: 10_000,
  firstRetryMs: 500,
  longestRetryMs: 30_000,
  random: Math.random,
  ...options,
});

type Settings = ReturnType<typeof withDefaults>;

type Connection = Pick<Handlers, "onPrice" | "onUp"> & { readonly onClose: (reason: string) => void };

/** Ends a connection that gives no sign of life, and asks for one from time to time. */
const watchSilence = (settings: Settings, leave: (reason: string) => void) => {
  let pinging: NodeJS.Timeout | undefined;
  const silence = setTimeout(() => leave(`silent for ${settings.silenceMs} ms`), settings.silenceMs);
  const ping = async (open: RpcSocket) => {
    const answer = await open.request("ping");
    if (answer.ok) silence.refresh();
  };
  return {
    alive: () => void silence.refresh(),
    start: (open: RpcSocket) => {
      silence.refresh();
      pinging = setInterval(() => void ping(open), settings.pingEveryMs);
    },
    stop: () => {
      clearTimeout(silence);
      clearInterval(pinging);
    },
  };
};

/** Why the price topic will not come; null when it will. */
const subscribe = async (open: RpcSocket): Promise<string | null> => {
  const answer = await open.request("subscribe", { topics: [TOPIC] });
  if (!answer.ok) return answer.failure.message;
  const parsed = subscription.safeParse(answer.value);
  return parsed.success && parsed.data.subscribed.includes(TOPIC) ? null : "the price topic was refused";
};

/** One connection from subscribing to its end. */
const connect = (settings: Settings, on: Connection): RpcSocket => {
  let closeReason: string | null = null;
  let isUp = false;
  const leave = (reason: string) => {
    closeReason = reason;
    socket.close();
  };
  const watch = watchSilence(settings, leave);
  /** A price may overtake the answer to our subscription: either shows that we are heard. */
  const markUp = () => {
    if (!isUp) on.onUp();
    isUp = true;
  };
  const socket = openRpcSocket({
    ...settings,
    onOpen: async (open) => {
      watch.start(open);
      const refusal = await subscribe(open);
      if (refusal === null) markUp();
      else leave(refusal);
    },
    onData: (topic, data) => {
      const update = topic === TOPIC ? lastPrice.safeParse(data) : null;
      if (!update?.success) return;
      watch.alive();
      markUp();
      on.onPrice({ last: update.data.lastPrice, at: update.data.time });
    },
    onClose: (reason) => {
      watch.stop();
      on.onClose(closeReason ?? reason);
    },
  });
  return socket;
};

/**
 * The price stream of one network. Reconnects for ever with growing, jittered waits and subscribes anew each time;
 * `onDown` and `onUp` are told once per change. A price that cannot be read is left out and does not count as a sign of life.
 */
export const createLnMarketsStream = (options: StreamOptions): PriceStream => ({
  start(handlers) {
    const settings = withDefaults(options);
    let state: "starting" | "up" | "down" = "starting";
    let failures = 0;
    let isStopped = false;
    let retry: NodeJS.Timeout | undefined;
    let socket: RpcSocket;
    const open = () => {
      socket = connect(settings, {
        onPrice: (update) => {
          failures = 0;
          handlers.onPrice(update);
        },
        onUp: () => {
          if (state !== "up") handlers.onUp();
          state = "up";
        },
        onClose: (reason) => {
          if (isStopped) return;
          if (state !== "down") handlers.onDown(reason);
          state = "down";
          const longest = Math.min(settings.longestRetryMs, settings.firstRetryMs * 2 ** failures);
          failures += 1;
          retry = setTimeout(open, longest * (0.5 + settings.random() / 2));
        },
      });
    };
    open();
    return {
      stop() {
        isStopped = true;
        clearTimeout(retry);
        socket.close();
      },
    };
  },
});
