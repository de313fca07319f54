import type { Component, NetworkFacts } from "./operating-facts.ts";

/** What was found when a part was asked: how long it took in milliseconds, or why it did not answer. */
export type Asked = { readonly ms: number } | { readonly failure: string };

/** A worker that has not shown itself for this long does not count. */
const WORKER_GONE_MS = 60_000;
const TICK_OLD_MS = 30_000;
/** Crons leave up to some twelve seconds between a call and the next. What is later is shown before it is an alert. */
const TICK_LATE_MS = 20_000;
/** An answer that takes longer is no good one. */
const SLOW_MS = 1_000;

const seconds = (ms: number): string => `${Math.round(ms / 1_000)} s`;

/** A part that is asked something and answers. */
export const judgeAsked = (name: "database" | "kv" | "queue" | "vault", asked: Asked): Component => {
  if ("failure" in asked) return { name, state: "failed", detail: asked.failure, latencyMs: null };
  const isSlow = asked.ms > SLOW_MS;
  const detail = isSlow ? `it took ${seconds(asked.ms)} to answer` : "";
  return { name, state: isSlow ? "degraded" : "ok", detail, latencyMs: asked.ms };
};

/** Beyond this part of its connections there is no room for a second worker, a rolling start and somebody with a console. */
const CROWDED = 0.6;

/** Whether the database answers, and has connections left; `taken` is the part of them that is in use, from 0 to 1. */
export const judgeDatabase = (asked: Asked, taken: number): Component => {
  const answered = judgeAsked("database", asked);
  if (answered.state !== "ok" || taken <= CROWDED) return answered;
  return {
    ...answered,
    state: "degraded",
    detail: `${Math.round(taken * 100)} % of its connections are taken`,
  };
};

/**
 * Whether anybody watches the markets that traders are on. Without a worker the cron routes do, so what tells is the age of the
 * last tick; with one, that it shows itself.
 */
export const judgeWorkers = (networks: readonly NetworkFacts[], living: number): Component => {
  const late = networks.filter(({ tickAgeMs }) => tickAgeMs === null || tickAgeMs > TICK_LATE_MS);
  if (late.length > 0) {
    const isOld = late.some(({ tickAgeMs }) => tickAgeMs === null || tickAgeMs > TICK_OLD_MS);
    const named = late.map(({ network, tickAgeMs }) =>
      tickAgeMs === null ? network : `${network} ${seconds(tickAgeMs)}`,
    );
    const detail = `${isOld ? "no tick" : "late tick"}: ${named.join(", ")}`;
    return { name: "workers", state: isOld ? "failed" : "degraded", detail, latencyMs: null };
  }
  const isWatched = networks.every(({ workerAgeMs }) => workerAgeMs !== null && workerAgeMs < WORKER_GONE_MS);
  const detail = living > 0 && isWatched ? `${living} alive` : "ticks come by cron";
  return { name: "workers", state: "ok", detail, latencyMs: null };
};

/** Whether calls to the exchange leave: a breaker that is open lets none through but a probe. */
export const judgeExchange = (networks: readonly NetworkFacts[]): Component => {
  const open = networks.filter(({ isBreakerOpen }) => isBreakerOpen).map(({ network }) => network);
  const isAll = open.length === networks.length && open.length > 0;
  const state = open.length === 0 ? "ok" : isAll ? "failed" : "degraded";
  return {
    name: "exchange",
    state,
    detail: open.length === 0 ? "" : `no answer: ${open.join(", ")}`,
    latencyMs: null,
  };
};

/** Whether the database has every migration that this code was written for; one with more is fine for a while. */
export const judgeMigrations = (known: number, applied: number): Component => {
  const missing = known - applied;
  return missing > 0
    ? { name: "migrations", state: "failed", detail: `${missing} are missing`, latencyMs: null }
    : { name: "migrations", state: "ok", detail: `${applied} applied`, latencyMs: null };
};

/** Whether processes of a role live. `wasSeen`: one lived before, so none is news. */
export const judgeWeb = (living: number, wasSeen: boolean): Component => {
  if (living > 0) return { name: "web", state: "ok", detail: `${living} alive`, latencyMs: null };
  return wasSeen
    ? { name: "web", state: "failed", detail: "none shows itself", latencyMs: null }
    : { name: "web", state: "off", detail: "none was ever seen", latencyMs: null };
};

/** How old a proof of protection may be. */
const PROOF_OLD_MS = 180_000;

/** Whether protection was proven lately, end to end; `off` where nobody proves it. */
export const judgeCanary = (ageMs: number | null): Component => {
  if (ageMs === null)
    return { name: "canary", state: "off", detail: "nobody proves it here", latencyMs: null };
  const state = ageMs > PROOF_OLD_MS ? "failed" : "ok";
  return {
    name: "canary",
    state,
    detail: `protection was last proven ${seconds(ageMs)} ago`,
    latencyMs: null,
  };
};

/** Whether markets are watched and what is found can be written down: what must hold for a guard to act. */
export const canGuard = (components: readonly Component[]): boolean =>
  components.every(({ name, state }) => state !== "failed" || (name !== "database" && name !== "workers"));
