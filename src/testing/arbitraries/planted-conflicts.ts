import type { BreakerAccount } from "#domain/automations/breaker/drawdown-breaker.ts";
import type { Conflict } from "#domain/automations/conflicts/conflict.ts";
import type { ConflictFacts, PositionRule } from "#domain/automations/conflicts/conflict-facts.ts";
import { breakEvenPrice } from "#domain/automations/exits/break-even-price.ts";
import type { GuardStep } from "#domain/automations/guard-step.ts";
import { accountEquity } from "#domain/position/equity.ts";
import type { IsolatedPosition } from "#domain/position/isolated-position.ts";
import {
  basisPoints,
  leverageFromNumber,
  type PriceHalfUsd,
  rateE9,
  type Sats,
  sats,
} from "#domain/units.ts";
import { priceAway } from "./arbitrary-paid-position.ts";
import {
  breakEvenRule,
  guardRule,
  onWay,
  profitRule,
  quietFacts,
  stopRule,
  trailingRule,
} from "./quiet-facts.ts";

/** A step at a price that adds what half the way from the basis to liquidation is, once more. */
export const stepAt = (position: IsolatedPosition, price: PriceHalfUsd): GuardStep => {
  const way = Math.abs(position.liquidation - position.price) / position.price;
  return {
    when: { by: "price", price },
    deed: { kind: "add-margin", target: basisPoints(Math.min(8_900, Math.ceil(way * 10_000))) },
  };
};

const accountOf = (position: IsolatedPosition): BreakerAccount => ({
  balance: sats(0),
  lockedInOrders: sats(0),
  positions: [position],
  cross: null,
  feeRate: rateE9(1_000_000),
});

const flattening = (position: IsolatedPosition): ConflictFacts["breaker"] => {
  const account = accountOf(position);
  const peak = accountEquity(account, position.price);
  return { config: { drop: basisPoints(3_000), action: "flatten", cooldownMs: 0 }, peak, account };
};

const entryAt = (
  { side }: IsolatedPosition,
  price: PriceHalfUsd,
  maxTotal: Sats,
): ConflictFacts["entries"][number] => ({
  config: {
    side,
    leverage: leverageFromNumber(10),
    when: { kind: "crossing", price, from: side === "long" ? "above" : "below" },
    size: { by: "margin", sats: sats(100_000) },
    guard: { maxTotal },
    stopLoss: null,
    takeProfit: null,
    budget: sats(Number.MAX_SAFE_INTEGER),
    expiresAt: null,
    quietHours: null,
    maxEntries: 1,
  },
  made: [],
});

/** A conflict and how it is planted on a position of either side, with the kinds of the rules that are to be named. */
export type Planted = {
  readonly kind: Conflict["kind"];
  readonly between: readonly [string, string];
  readonly plant: (position: IsolatedPosition) => ConflictFacts;
};

const planted = (
  kind: Conflict["kind"],
  between: readonly [string, string],
  plant: Planted["plant"],
): Planted => ({ kind, between, plant });

const withRules =
  (rules: (position: IsolatedPosition) => readonly PositionRule[]): Planted["plant"] =>
  (position) =>
    quietFacts(position, { rules: rules(position) });

const addingAt = (position: IsolatedPosition, percent: number): PositionRule =>
  guardRule({ steps: [stepAt(position, onWay(position, percent))] });

/** One of every kind that rules of ours can be in. */
export const PLANTED: readonly Planted[] = [
  planted(
    "stop-beyond-liquidation",
    ["stop-loss", "liquidation"],
    withRules((position) => [stopRule(onWay(position, 105))]),
  ),
  planted(
    "never-acts",
    ["guard-step", "stop-loss"],
    withRules((position) => [addingAt(position, 80), stopRule(onWay(position, 50))]),
  ),
  planted(
    "never-acts",
    ["break-even-stop", "take-profit"],
    withRules((position) => [
      breakEvenRule(priceAway(position, position.price, 400)),
      profitRule(priceAway(position, position.price, 300)),
    ]),
  ),
  planted(
    "never-acts",
    ["stop-loss", "guard-step"],
    withRules((position) => [
      stopRule(onWay(position, 80)),
      guardRule({
        steps: [{ when: { by: "price", price: onWay(position, 50) }, deed: { kind: "close" } }],
      }),
    ]),
  ),
  planted("breaker-first", ["guard-step", "breaker"], (position) =>
    quietFacts(position, { rules: [addingAt(position, 80)], breaker: flattening(position) }),
  ),
  planted(
    "inside-fees",
    ["take-profit", "fees"],
    withRules((position) => [profitRule(priceAway(position, position.price, 5))]),
  ),
  planted(
    "wrong-sides",
    ["stop-loss", "take-profit"],
    withRules((position) => [stopRule(onWay(position, 50)), profitRule(onWay(position, 20))]),
  ),
  planted(
    "one-slot",
    ["stop-loss", "stop-loss"],
    withRules((position) => [stopRule(onWay(position, 50)), stopRule(onWay(position, 60))]),
  ),
  planted("one-slot", ["take-profit", "profit-by-hand"], (position) =>
    quietFacts(
      { ...position, takeProfit: priceAway(position, position.price, 500) },
      { rules: [profitRule(priceAway(position, position.price, 400))] },
    ),
  ),
  planted("same-sats", ["margin-guard", "margin-guard"], (position) => {
    const own = guardRule({ steps: [stepAt(position, onWay(position, 80))], maxTotal: position.margin });
    const other = { ...own, position: { ...position, id: "trade-2" } };
    return quietFacts(position, { rules: [own], others: [other], balance: position.margin });
  }),
  planted("entry-takes-reserve", ["entry", "margin-guard"], (position) => {
    const guard = guardRule({
      steps: [stepAt(position, onWay(position, 80))],
      maxTotal: sats(1 + Math.floor(position.margin / 10)),
    });
    return quietFacts(position, {
      rules: [guard],
      entries: [entryAt(position, onWay(position, 50), sats(10 ** 9))],
      balance: sats(10 ** 8),
    });
  }),
  planted(
    "acts-again",
    ["guard-step", "action-cap"],
    withRules((position) => {
      const maxPerAction = sats(Math.max(1, Math.floor(position.margin / 100)));
      return [guardRule({ maxPerAction })];
    }),
  ),
  planted(
    "blocks-slot",
    ["break-even-stop", "trailing-stop"],
    withRules((position) => [
      trailingRule(60),
      breakEvenRule(
        priceAway(position, breakEvenPrice(position, sats(0), rateE9(1_000_000)) ?? position.price, 20),
      ),
    ]),
  ),
  planted(
    "added-in-vain",
    ["guard-step", "stop-loss"],
    withRules((position) => [addingAt(position, 40), stopRule(onWay(position, 70))]),
  ),
  planted(
    "profit-lost",
    ["trailing-stop", "fees"],
    withRules((position) => [trailingRule(90, priceAway(position, position.price, 90))]),
  ),
  planted("reopens", ["stop-loss", "entry"], (position) => {
    const price = onWay(position, 50);
    return quietFacts(position, {
      rules: [stopRule(price)],
      entries: [entryAt(position, price, sats(1))],
    });
  }),
];
