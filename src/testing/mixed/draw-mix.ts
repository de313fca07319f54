import type { Random } from "#cli/sim/random.ts";
import type { PriceAlertConfig } from "#domain/automations/alerts/price-alert.ts";
import type { AutoEntryConfig, EntryCondition } from "#domain/automations/entries/auto-entry.ts";
import type { ExitRule } from "#domain/automations/exits/exit-rule.ts";
import type { GuardStep } from "#domain/automations/guard-step.ts";
import type { MarginGuardConfig } from "#domain/automations/margin-guard.ts";
import type { IsolatedPosition } from "#domain/position/isolated-position.ts";
import type { TrailingDistance } from "#domain/triggers/trailing.ts";
import {
  basisPoints,
  leverageFromNumber,
  type PriceHalfUsd,
  priceHalfUsd,
  sats,
  type Usd,
  usd,
} from "#domain/units.ts";
import type { NewTrade } from "#ports/isolated-trading.ts";

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;

const SIDES = ["long", "short"] as const;
const LEVERAGES = [3, 5, 10, 20, 35, 50] as const;

/** A market order of any size that an account of ten bitcoin carries many of. */
export const drawTrade = (random: Random): NewTrade => ({
  type: "market",
  side: random.pick(SIDES),
  quantity: usd(random.between(100, 5_000)),
  leverage: random.pick(LEVERAGES),
});

const drawSteps = (random: Random): readonly GuardStep[] => {
  const trigger = random.between(80, 600);
  const first: GuardStep = {
    when: random.chance(0.8)
      ? { by: "distance", bps: basisPoints(trigger) }
      : { by: "margin-used", bps: basisPoints(random.between(5_000, 9_000)) },
    deed: { kind: "add-margin", target: basisPoints(trigger + random.between(50, 600)) },
  };
  if (random.chance(0.6)) return [first];
  const close: GuardStep = {
    when: { by: "margin-used", bps: basisPoints(random.between(9_200, 9_800)) },
    deed: { kind: "close" },
  };
  return [first, close];
};

/** A guard of one or two steps, with caps of every kind now and then. */
export const drawGuard = (random: Random, { entryMargin }: IsolatedPosition): MarginGuardConfig => ({
  steps: drawSteps(random),
  maxTotal: sats(Math.ceil(entryMargin * (0.2 + 2 * random.next()))),
  maxPerAction: random.chance(0.2) ? sats(Math.ceil(entryMargin / 3)) : null,
  maxPerDay: random.chance(0.2) ? sats(Math.ceil(entryMargin / 2)) : null,
  maxLoss: random.chance(0.6) ? sats(2 * entryMargin) : null,
  reserve: sats(random.chance(0.2) ? 1_000_000 : 0),
  cooldownMs: random.pick([0, 0, MINUTE_MS, HOUR_MS]),
  settlementsAhead: random.between(0, 3),
});

/** A price so many basis points of `from` on the side where the position earns, or loses. */
const along = (
  { side }: Pick<IsolatedPosition, "side">,
  from: PriceHalfUsd,
  bps: number,
  where: "earning" | "losing",
): PriceHalfUsd => {
  const sign = (side === "long") === (where === "earning") ? 1 : -1;
  return priceHalfUsd(Math.round(from * (1 + (sign * bps) / 10_000)));
};

/** The exchange holds a share of the price by itself; a distance in half dollars is followed by us. */
const trailingDistance = (random: Random, last: PriceHalfUsd, bps: number): TrailingDistance =>
  random.chance(0.5)
    ? { unit: "half-usd", value: Math.max(1, Math.round((last * bps) / 10_000)) }
    : { unit: "basis-points", value: bps };

/** What may stand in the stop's slot; null for none. */
export const drawStop = (random: Random, position: IsolatedPosition, last: PriceHalfUsd): ExitRule | null => {
  // How far liquidation is away, of the last price.
  const room = Math.floor((Math.abs(position.liquidation - last) / last) * 10_000);
  switch (random.pick(["none", "none", "price", "share", "trailing", "break-even"] as const)) {
    case "none":
      return null;
    case "price":
      return {
        kind: "stop-loss",
        config: {
          level: {
            by: "price",
            price: along(position, last, random.between(20, Math.max(30, room - 30)), "losing"),
          },
        },
      };
    case "share":
      return {
        kind: "stop-loss",
        config: { level: { by: "liquidation-distance", bps: basisPoints(random.between(50, 400)) } },
      };
    case "trailing":
      return {
        kind: "trailing-stop",
        config: {
          distance: trailingDistance(random, last, random.between(20, Math.max(30, room - 30))),
          activation: null,
        },
      };
    case "break-even":
      return {
        kind: "break-even-stop",
        config: { after: { by: "percent", bps: basisPoints(random.between(50, 500)) }, keep: sats(0) },
      };
  }
};

/** A take profit by price, share or sats; null for none. */
export const drawProfit = (
  random: Random,
  position: IsolatedPosition,
  last: PriceHalfUsd,
): ExitRule | null => {
  switch (random.pick(["none", "none", "price", "percent", "sats"] as const)) {
    case "none":
      return null;
    case "price":
      return {
        kind: "take-profit",
        config: {
          level: { by: "price", price: along(position, last, random.between(50, 3_000), "earning") },
        },
      };
    case "percent":
      return {
        kind: "take-profit",
        config: { level: { by: "percent", bps: basisPoints(random.between(50, 3_000)) } },
      };
    case "sats":
      return {
        kind: "take-profit",
        config: { level: { by: "sats", amount: sats(random.between(1_000, 500_000)) } },
      };
  }
};

/** An alert at a price or on a move, every time. */
export const drawAlert = (random: Random, last: PriceHalfUsd): PriceAlertConfig => ({
  when: random.chance(0.5)
    ? { kind: "crossing", price: priceHalfUsd(Math.round(last * (0.95 + 0.1 * random.next()))) }
    : {
        kind: "move",
        bps: basisPoints(random.between(50, 500)),
        withinMs: random.between(5, 120) * MINUTE_MS,
        direction: random.pick(["up", "down", "either"] as const),
      },
  repeat: { kind: "every-time", restMs: HOUR_MS },
});

const drawCondition = (random: Random, last: PriceHalfUsd): EntryCondition => {
  const price = priceHalfUsd(Math.round(last * (0.97 + 0.06 * random.next())));
  switch (random.pick(["crossing", "ladder", "dip", "rsi", "average"] as const)) {
    case "crossing":
      return { kind: "crossing", price, from: random.pick(["below", "above"] as const) };
    case "ladder":
      return {
        kind: "ladder",
        prices: [0.99, 0.98, 0.97].map((share) => priceHalfUsd(Math.round(last * share))),
      };
    case "dip":
      return {
        kind: "dip",
        bps: basisPoints(random.between(50, 400)),
        withinMs: random.between(5, 60) * MINUTE_MS,
      };
    case "rsi":
      return { kind: "rsi", range: "1m", period: 14, cross: "below", level: random.between(1_500, 3_500) };
    case "average":
      return { kind: "average", range: "1m", of: "exponential", fast: 9, slow: 21, cross: "up" };
  }
};

/** An entry of a small position, guarded half the time, with a budget that holds it as it is expected. */
export const drawEntry = (random: Random, last: PriceHalfUsd, at: number): AutoEntryConfig => {
  const when = drawCondition(random, last);
  const quantity: Usd = usd(random.between(50, 500));
  return {
    side: when.kind === "ladder" ? "long" : random.pick(SIDES),
    leverage: leverageFromNumber(random.pick([3, 5, 10])),
    when,
    size: { by: "quantity", usd: quantity },
    guard: random.chance(0.5) ? { maxTotal: sats(1_000_000) } : null,
    stopLoss: null,
    takeProfit: random.chance(0.5) ? { by: "percent", bps: basisPoints(300) } : null,
    budget: sats(1_000_000_000),
    expiresAt: at + 7 * 24 * HOUR_MS,
    quietHours: null,
    maxEntries: 1,
  };
};
