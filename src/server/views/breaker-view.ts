import {
  breakerFloor,
  type DrawdownBreakerConfig,
  drawdownOf,
} from "#domain/automations/breaker/drawdown-breaker.ts";
import { basisPoints } from "#domain/units.ts";
import type { BreakerStanding } from "#services/account-rules/get-breaker.ts";
import type { StoredBreaker } from "#services/account-rules/throw-breaker.ts";
import type { BreakerForm, BreakerView } from "../trpc/schemas/breaker.ts";

const MINUTE_MS = 60_000;

const iso = (at: number): string => new Date(at).toISOString();

/** The settings behind a form. */
export const breakerConfigOf = ({
  dropBps,
  action,
  cooldownMinutes,
}: BreakerForm): DrawdownBreakerConfig => ({
  drop: basisPoints(dropBps),
  action,
  cooldownMs: cooldownMinutes * MINUTE_MS,
});

const readingOf = ({ config, memory }: StoredBreaker): BreakerView["reading"] => {
  if (memory.breaker === null) return null;
  const { peak, peakAt, believed, transfersCountedTo } = memory.breaker;
  return {
    equity: believed.equity,
    peak,
    peakAt: iso(peakAt),
    floor: breakerFloor(peak, config.drop),
    drawdownBps: drawdownOf(peak, believed.equity),
    at: iso(transfersCountedTo),
  };
};

const stateOf = ({ state, memory }: StoredBreaker): BreakerView["state"] => {
  if (memory.trippedAt !== null) return "tripped";
  return state === "armed" ? "armed" : "stopped";
};

const heldBy = (rule: string | null): BreakerView["heldBy"] =>
  rule === "doubtful-equity" || rule === "key-may-not-read" ? rule : null;

/** A breaker as the API answers it; `now` in epoch milliseconds tells whether it rests. */
export const breakerView = ({ breaker, triggers }: BreakerStanding, now: number): BreakerView => {
  const { id, accountId, config, memory } = breaker;
  const rest = memory.trippedAt === null ? null : memory.trippedAt + config.cooldownMs;
  return {
    id,
    accountId,
    state: stateOf(breaker),
    dropBps: config.drop,
    action: config.action,
    cooldownMinutes: Math.ceil(config.cooldownMs / MINUTE_MS),
    reading: readingOf(breaker),
    below: triggers?.below?.price ?? null,
    above: triggers?.above?.price ?? null,
    heldBy: breaker.state === "armed" ? heldBy(breaker.heldBy) : null,
    trippedAt: memory.trippedAt === null ? null : iso(memory.trippedAt),
    restsUntil: rest === null || rest <= now ? null : iso(rest),
  };
};
