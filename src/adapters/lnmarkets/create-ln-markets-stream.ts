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

/** One connection: subscribes, pings, and closes itself when nothing valid was heard for too long. */
const connect = (
  settings: Settings,
  on: Pick<Handlers, "onPrice" | "onUp"> & { readonly onClose: (reason: string) => void },
): RpcSocket => {
  const { url, timeoutMs, maxBytes } = settings;
  let closeReason: string | null = null;
  let isUp = false;
  let pinging: NodeJS.Timeout | undefined;
  const silence = setTimeout(() => leave(`silent for ${settings.silenceMs} ms`), settings.silenceMs);
  /** A price may overtake the answer to our subscription: either shows that we are heard. */
  const markUp = () => {
    if (!isUp) on.onUp();
    isUp = true;
  };
  const leave = (reason: string) => {
    closeReason = reason;
    socket.close();
  };
  const ping = async (open: RpcSocket) => {
    const answer = await open.request("ping");
    if (answer.ok) silence.refresh();
  };
  const subscribe = async (open: RpcSocket) => {
    const answer = await open.request("subscribe", { topics: [TOPIC] });
    if (!answer.ok) return leave(answer.failure.message);
    const parsed = subscription.safeParse(answer.value);
    if (!parsed.success || !parsed.data.subscribed.includes(TOPIC))
      return leave("the price topic was refused");
    markUp();
  };
  const socket = openRpcSocket({
    url,
    timeoutMs,
    maxBytes,
    onOpen: (open) => {
      silence.refresh();
      pinging = setInterval(() => void ping(open), settings.pingEveryMs);
      void subscribe(open);
    },
    onData: (topic, data) => {
      const update = topic === TOPIC ? lastPrice.safeParse(data) : null;
      if (!update?.success) return;
      silence.refresh();
      markUp();
      on.onPrice({ last: update.data.lastPrice, at: update.data.time });
    },
    onClose: (reason) => {
      clearTimeout(silence);
      clearInterval(pinging);
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
