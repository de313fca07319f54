import type { RateRule } from "#ports/rate-limiter.ts";

/**
 * How a call is limited, and what happens while Redis does not serve.
 * `auth`: attempts to be somebody, and what only their owner may do. Counted in PostgreSQL, so it never depends on Redis;
 * here a bucket of this process keeps a flood from the database. Never batched: one request is one attempt.
 * `raise`: can put more at risk, so it waits for the counter. `lower`: can only stop us, so it always goes on, counted
 * here. `read`: goes on with this process's share of the limit.
 */
export type CallClass = "auth" | "raise" | "lower" | "read";

/**
 * How a route is limited: like a call, or `calls` where each call in it says so itself. `cron` and `health` are counted in
 * this process alone, for nothing that guards positions or tells that we live may hang on anything else.
 */
export type RouteClass = CallClass | "calls" | "cron" | "health";

const MINUTE = 60_000;

/** Counted in Redis where there is one, per user, or per network of somebody unknown. */
export const CALL_RULES: Readonly<Record<Exclude<CallClass, "auth">, RateRule>> = {
  raise: { name: "call-raise", limit: 30, windowMs: MINUTE },
  lower: { name: "call-lower", limit: 120, windowMs: MINUTE },
  read: { name: "call-read", limit: 1_200, windowMs: MINUTE },
};

/**
 * What a network may try before this process stops asking the database about it. Each service counts more strictly and by
 * whom it is about; this is far above, so that it never stops one household because of another's mistakes.
 */
export const AUTH_NETWORK: RateRule = { name: "auth-network", limit: 600, windowMs: 15 * MINUTE };
/** What one user may try who is logged in: stepping up, factors, keys. Counted in PostgreSQL. */
export const AUTH_USER: RateRule = { name: "auth-user", limit: 60, windowMs: 15 * MINUTE };

/** Per path, in this process: a schedule calls once a minute, and twice by mistake. */
export const CRON_RULE: RateRule = { name: "route-cron", limit: 120, windowMs: MINUTE };
/** Per network, in this process: many probes at once, and no flood. */
export const HEALTH_RULE: RateRule = { name: "route-health", limit: 1_200, windowMs: MINUTE };

/** Calls of somebody who is not logged in, to what asks for that. Per network, in this process. */
export const STRANGER_RULE: RateRule = { name: "call-stranger", limit: 300, windowMs: MINUTE };

/** What one network may have us write into the security log by being refused; the access log has it all. */
export const REFUSAL_RULE: RateRule = { name: "refusal-record", limit: 20, windowMs: MINUTE };

/** Of a limit, all processes together. */
const QUIET_SHARE = 0.05;

const quietPart = ({ limit }: RateRule): number => Math.floor(limit * QUIET_SHARE);

/** What a process lets pass of a limit before it tells the others: nothing where there are too many of them for a part each. */
export const quietOf = (rule: RateRule, replicas: number): RateRule => ({
  ...rule,
  name: `${rule.name}-quiet`,
  limit: Math.floor(quietPart(rule) / replicas),
});

/** What is left of a limit to be counted together, so that with what each lets pass quietly no more than all of it passes. */
export const toldOf = (rule: RateRule): RateRule => ({
  ...rule,
  name: `${rule.name}-told`,
  limit: rule.limit - quietPart(rule),
});

/** What this process counted of a limit by itself: the least that all of them can have counted. */
export const ownOf = (rule: RateRule): RateRule => ({ ...rule, name: `${rule.name}-own` });

/** A process's part of a limit while the others cannot be asked what they counted. */
export const shareOf = (rule: RateRule, replicas: number): RateRule => ({
  ...rule,
  name: `${rule.name}-share`,
  limit: Math.max(1, Math.floor(rule.limit / replicas)),
});
