import type { RateLimiter } from "#ports/rate-limiter.ts";
import { takeOrRefuse } from "#services/take-or-refuse.ts";
import type { Composition } from "../trpc/context.ts";
import {
  AUTH_NETWORK,
  AUTH_USER,
  CALL_RULES,
  type CallClass,
  CRON_RULE,
  HEALTH_RULE,
  ownOf,
  quietOf,
  type RouteClass,
  STRANGER_RULE,
  shareOf,
  toldOf,
} from "./limit-rules.ts";

export type LimitDeps = {
  readonly limiters: Pick<Composition["limiters"], "shared" | "local">;
  /** How many processes count together. */
  readonly replicas: number;
};

/** Who is counted: a user, or the network of somebody unknown. */
export type Caller = { readonly userId: string | null; readonly network: string };

type Counter = Pick<RateLimiter, "take">;

/** Counts with all processes, and refuses while that cannot be done. More than the limit passes here whatever they say. */
const closed = ({ limiters: { local, shared } }: LimitDeps): Counter => ({
  take: async (key, rule) => {
    const all = await shared.take(key, rule);
    return all.ok && all.value.allowed ? await local.take(key, ownOf(rule)) : all;
  },
});

/**
 * Counts with all processes, and goes on while that cannot be done: up to the whole limit, or to this process's share.
 * A shared counter that says no is believed once this process has seen its share by itself: one that talks nonsense locks
 * nobody out. More than the whole limit passes nowhere, whatever it says.
 */
const open = (
  { limiters: { local, shared }, replicas }: LimitDeps,
  whileDown: "whole" | "share",
): Counter => ({
  take: async (key, rule) => {
    const own = await local.take(key, ownOf(rule));
    if (!own.ok || !own.value.allowed) return own;
    const [share, all] = [
      await local.take(key, shareOf(rule, replicas)),
      await shared.take(key, rule),
    ] as const;
    if (share.ok && share.value.allowed) return share;
    if (all.ok) return all;
    return whileDown === "whole" ? own : share;
  },
});

/**
 * Lets a first part of a limit pass that is counted here alone, and then counts what is left of it as `then` does. Whoever looks
 * at a page now and then never waits for the shared counter, and it is never asked ten thousand times over nothing.
 */
const quietly = ({ limiters: { local }, replicas }: LimitDeps, then: Counter): Counter => ({
  take: async (key, rule) => {
    const own = quietOf(rule, replicas);
    if (own.limit === 0) return await then.take(key, toldOf(rule));
    const quiet = await local.take(key, own);
    return quiet.ok && quiet.value.allowed ? quiet : await then.take(key, toldOf(rule));
  },
});

const COUNTERS: Readonly<Record<Exclude<CallClass, "auth">, (deps: LimitDeps) => Counter>> = {
  raise: closed,
  lower: (deps) => open(deps, "whole"),
  read: (deps) => quietly(deps, open(deps, "share")),
};

/** Counts one call of a class. @throws AppError limit-reached or unavailable, each with the wait. */
export async function limitCall(
  deps: LimitDeps & { readonly limiters: Composition["limiters"] },
  { userId, network }: Caller,
  callClass: CallClass,
): Promise<void> {
  if (callClass !== "auth") {
    return await takeOrRefuse(COUNTERS[callClass](deps), userId ?? network, CALL_RULES[callClass]);
  }
  await takeOrRefuse(deps.limiters.local, network, AUTH_NETWORK);
  if (userId !== null) await takeOrRefuse(deps.limiters.auth, userId, AUTH_USER);
}

/** Counts a call of somebody who is not logged in, before that is said. */
export async function limitStranger(deps: LimitDeps, network: string): Promise<void> {
  await takeOrRefuse(deps.limiters.local, network, STRANGER_RULE);
}

/** Counts one request to a route, by the network it came from. The same errors as a call. */
export async function limitRoute(
  deps: LimitDeps,
  { path, network }: { readonly path: string; readonly network: string },
  routeClass: RouteClass,
): Promise<void> {
  const { local } = deps.limiters;
  switch (routeClass) {
    case "calls":
      return;
    case "auth":
      return await takeOrRefuse(local, network, AUTH_NETWORK);
    case "cron":
      return await takeOrRefuse(local, path, CRON_RULE);
    case "health":
      return await takeOrRefuse(local, network, HEALTH_RULE);
    default:
      return await takeOrRefuse(COUNTERS[routeClass](deps), network, CALL_RULES[routeClass]);
  }
}
