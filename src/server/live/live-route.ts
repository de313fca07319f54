import { localeOf } from "../http/locale-of.ts";
import { refusal } from "../http/refusal.ts";
import { REQUEST_WORDS } from "../http/request-words.ts";
import type { Route, RouteCall } from "../http/route.ts";
import type { LiveHub } from "./live-hub.ts";

/** A browser comes back by itself, and is asked then who it is: a session that was revoked meanwhile hears no more. */
export const LIFE_MS = 2 * 60_000;
/** Events that may wait for a browser to take them. Whoever is slower is left, and comes back to how things stand. */
const MOST_WAITING = 64;

const HEADERS = {
  "content-type": "text/event-stream; charset=utf-8",
  // A proxy that gathers what it passes on would make it late.
  "x-accel-buffering": "no",
};

const streamTo = (hub: LiveHub, userId: string, lastEventId: string | null): ReadableStream<Uint8Array> => {
  let leave = (): void => {};
  return new ReadableStream<Uint8Array>(
    {
      start: (controller) => {
        const end = () => {
          leave();
          try {
            controller.close();
          } catch {
            // Its reader left before.
          }
        };
        const life = setTimeout(end, LIFE_MS);
        let out = (): void => {};
        leave = () => {
          clearTimeout(life);
          out();
        };
        const send = (bytes: Uint8Array) => {
          if ((controller.desiredSize ?? 0) < -MOST_WAITING) return end();
          controller.enqueue(bytes);
        };
        out = hub.join({ userId, lastEventId, send });
      },
      cancel: () => leave(),
    },
    new CountQueuingStrategy({ highWaterMark: 1 }),
  );
};

/**
 * Live updates as server-sent events, for whoever is logged in: `price` with a market's last price, to everybody the same
 * bytes, and `changed` where the user's overview is another one now and is to be read again.
 */
export const liveRoute = (hubOf: (call: RouteCall) => Promise<LiveHub>): Route => ({
  limit: "read",
  methods: ["GET", "HEAD"],
  body: null,
  answer: async (call) => {
    const trader = await call.deps.readSession();
    if (trader === null) return refusal(401, REQUEST_WORDS[localeOf(call.request.headers)].logInForLive);
    const lastEventId = call.request.headers.get("last-event-id");
    return new Response(streamTo(await hubOf(call), trader.userId, lastEventId), { headers: HEADERS });
  },
});
