import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { anyMinutes, MINUTE_MS, type Minute } from "#testing/arbitraries/arbitrary-minutes.ts";
import { runs } from "#testing/infra/runs.ts";
import { isReached } from "../../triggers/trigger.ts";
import { basisPoints, priceHalfUsd } from "../../units.ts";
import { alertTriggers } from "./alert-triggers.ts";
import { decidePriceAlert, rememberVerdict } from "./decide-price-alert.ts";
import { type AlertMemory, beginAlert, type PriceAlertConfig } from "./price-alert.ts";

const ONCE = { kind: "once" } as const;
const START = priceHalfUsd(1_000);
const anyRepeat = fc.oneof(
  fc.constant(ONCE),
  fc.integer({ min: 0, max: 8 }).map((rest) => ({ kind: "every-time" as const, restMs: rest * MINUTE_MS })),
);
const anyCrossing = fc.integer({ min: 960, max: 1_040 }).map((price) => ({
  kind: "crossing" as const,
  price: priceHalfUsd(price),
}));
const anyMove = fc
  .record({
    bps: fc.integer({ min: 20, max: 600 }).map(basisPoints),
    minutes: fc.integer({ min: 2, max: 15 }),
    direction: fc.constantFrom("up" as const, "down" as const, "either" as const),
  })
  .map(({ minutes, ...rest }) => ({ kind: "move" as const, withinMs: minutes * MINUTE_MS, ...rest }));
const anyConfig: fc.Arbitrary<PriceAlertConfig> = fc.record({
  when: fc.oneof(anyCrossing, anyMove),
  repeat: anyRepeat,
});
const anyPath = anyMinutes(START, 30);

/** Asks at the minutes that `isAsked` picks, each `times` times, and gives the minutes at which the trader was told. */
const tellings = (
  config: PriceAlertConfig,
  minutes: readonly Minute[],
  isAsked: (minute: Minute, memory: AlertMemory, before: readonly Minute[]) => boolean,
  times = 1,
): readonly number[] => {
  let memory = beginAlert({ at: 0, price: START });
  const told: number[] = [];
  minutes.forEach((tick, place) => {
    const samples = minutes.slice(0, place);
    if (!isAsked(tick, memory, samples)) return;
    for (let time = 0; time < times; time += 1) {
      const verdict = decidePriceAlert({ config, memory, tick, samples });
      if (verdict.kind === "notify") told.push(tick.at);
      memory = rememberVerdict(memory, verdict, tick);
    }
  });
  return told;
};
const always = () => true;

/** The definition, minute by minute: from where the price stood at the end of the minute before. */
const crossings = (price: number, restMs: number | null, minutes: readonly Minute[]): readonly number[] => {
  const told: number[] = [];
  minutes.forEach(({ at, low, high }, place) => {
    const before = minutes[place - 1];
    const [from, fromAt] = [before?.last ?? START, before?.at ?? 0];
    const rest = told.length === 0 ? 0 : restMs === null ? Infinity : (told.at(-1) ?? 0) + restMs;
    if (at < rest || fromAt < rest) return;
    if (from === price ? told.length === 0 : from < price ? high >= price : low <= price) told.push(at);
  });
  return told;
};

/** The definition: some price of the window, reached before, and one that is `bps` of it away. */
const moves = (
  {
    bps,
    withinMs,
    direction,
  }: { readonly bps: number; readonly withinMs: number; readonly direction: string },
  restMs: number | null,
  minutes: readonly Minute[],
): readonly number[] => {
  const told: { readonly at: number; readonly price: number }[] = [];
  const isRise = (low: number, to: number) => direction !== "down" && to * 10_000 >= low * (10_000 + bps);
  const isFall = (high: number, to: number) => direction !== "up" && to * 10_000 <= high * (10_000 - bps);
  minutes.forEach((now, place) => {
    const since = told.at(-1);
    if (since !== undefined && (restMs === null || now.at < since.at + restMs)) return;
    const past = minutes.slice(0, place).filter(({ from }) => since === undefined || from >= since.at);
    const point = since === undefined ? [] : [{ at: since.at, low: since.price, high: since.price }];
    const inWindow = [...point, ...past].filter(({ at }) => at > now.at - withinMs);
    const hasMoved =
      inWindow.some(({ low, high }) => isRise(low, now.high) || isFall(high, now.low)) ||
      [...inWindow, now].some(({ low, high }) => isRise(low, now.last) || isFall(high, now.last));
    if (hasMoved) told.push({ at: now.at, price: now.last });
  });
  return told.map(({ at }) => at);
};

const byDefinition = ({ when, repeat }: PriceAlertConfig, minutes: readonly Minute[]): readonly number[] => {
  const restMs = repeat.kind === "once" ? null : repeat.restMs;
  return when.kind === "crossing" ? crossings(when.price, restMs, minutes) : moves(when, restMs, minutes);
};

/** Asks only when what armed the alert says so. */
const whenWoken =
  (config: PriceAlertConfig) =>
  (tick: Minute, memory: AlertMemory, before: readonly Minute[]): boolean => {
    const seen = before.filter(({ at }) => at <= memory.seen.at);
    const { below, above, deriveAt, holdsWithin } = alertTriggers(config, memory, seen);
    const isHit = [below, above].some((trigger) => trigger !== null && isReached(trigger, tick));
    const isStale = holdsWithin !== null && (tick.low < holdsWithin.low || tick.high > holdsWithin.high);
    return isHit || isStale || (deriveAt !== null && tick.at >= deriveAt);
  };

describe("on any way of the market", () => {
  const MANY = { numRuns: runs(5_000) };

  it("an alert tells every time its definition asks for, and never else", () => {
    fc.assert(
      fc.property(anyConfig, anyPath, (config, minutes) => {
        expect(tellings(config, minutes, always)).toEqual(byDefinition(config, minutes));
      }),
      MANY,
    );
  });

  it("one that is asked only when its triggers wake it tells the same", () => {
    fc.assert(
      fc.property(anyConfig, anyPath, (config, minutes) => {
        expect(tellings(config, minutes, whenWoken(config))).toEqual(byDefinition(config, minutes));
      }),
      MANY,
    );
  });

  it("a tick that comes twice changes nothing", () => {
    fc.assert(
      fc.property(anyConfig, anyPath, (config, minutes) => {
        expect(tellings(config, minutes, always, 3)).toEqual(tellings(config, minutes, always));
      }),
      MANY,
    );
  });

  it("ticks that are missed change nothing but the time: the next that is not missed tells", () => {
    fc.assert(
      fc.property(anyConfig, anyPath, fc.infiniteStream(fc.boolean()), (config, minutes, stream) => {
        const picks = minutes.map(() => stream.next().value === true);
        const asked = minutes.filter((_, place) => picks[place] || place === minutes.length - 1);
        const once = { ...config, repeat: ONCE };
        const [due] = byDefinition(once, minutes);
        const next = due === undefined ? undefined : asked.find(({ at }) => at >= due);
        const told = tellings(once, minutes, (minute) => asked.includes(minute));
        expect(told).toEqual(next === undefined ? [] : [next.at]);
      }),
      MANY,
    );
  });
});
