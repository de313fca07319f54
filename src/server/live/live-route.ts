import { wireOf } from "../http/arrivals.ts";
import { localeOf } from "../http/locale-of.ts";
import { refusal } from "../http/refusal.ts";
import { REQUEST_WORDS } from "../http/request-words.ts";
import type { Route, RouteCall } from "../http/route.ts";
import type { LiveHub } from "./live-hub.ts";
import { streamLife } from "./stream-life.ts";
import { streamPast } from "./stream-past.ts";
import { streamTo } from "./stream-to.ts";

const HEADERS = {
  "content-type": "text/event-stream; charset=utf-8",
  // A proxy that gathers what it passes on would make it late.
  "x-accel-buffering": "no",
};

/** Where a process tells, and whether its platform ends what lasts. */
export type Live = { readonly hub: LiveHub; readonly isFunction: boolean };

/**
 * Live updates as server-sent events, for whoever is logged in: `price` with a market's last price, to everybody the same
 * bytes, and `changed` where the user's overview is another one now and is to be read again. A session that is ended, or over
 * by its time, hears no more.
 */
export const liveRoute = (liveOf: (call: RouteCall) => Promise<Live>): Route => ({
  limit: "read",
  methods: ["GET", "HEAD"],
  body: null,
  answer: async (call) => {
    const { headers } = call.request;
    const trader = await call.deps.readSession(call.request.headers);
    if (trader === null) return refusal(401, REQUEST_WORDS[localeOf(headers)].logInForLive);
    const { hub, isFunction } = await liveOf(call);
    const leftMs = trader.expiresAt - call.deps.now();
    const who = {
      ...{ userId: trader.userId, sessionId: trader.sessionId, lastEventId: headers.get("last-event-id") },
      lifeMs: streamLife({ isFunction, leftMs, chance: Math.random() }),
    };
    const wire = wireOf(headers);
    return new Response(wire === null ? streamTo(hub, who) : streamPast(hub, who, wire), {
      headers: HEADERS,
    });
  },
});
