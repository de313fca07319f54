import { guardTrigger } from "#domain/automations/guard-step.ts";
import type { Locale } from "#domain/language/locale.ts";
import { figures } from "#domain/notifications/figures.ts";
import { guardTitle } from "#domain/notifications/guard-receipt-words.ts";
import { liquidationDistance } from "#domain/position/distance.ts";
import type { PriceHalfUsd } from "#domain/units.ts";
import { DEMO_GUARD, DEMO_POSITION } from "./demo-guard.ts";
import { playFall } from "./play-fall.ts";

/** What the demo shows at one price. Prices in half dollars, amounts in sats, distances in basis points of the price. */
export type DemoView = {
  readonly price: number;
  readonly unguarded: {
    readonly liquidation: number;
    readonly distanceBps: number;
    readonly isOver: boolean;
  };
  readonly guarded: {
    readonly liquidation: number;
    readonly distanceBps: number;
    readonly isOver: boolean;
    /** Where liquidation was before the last top-up; null before the first. */
    readonly was: number | null;
    /** Where it acts next; null once it may add no more. */
    readonly trigger: number | null;
  };
  readonly added: number;
  /** The most it may add. */
  readonly cap: number;
  /** What it decided, in the words of its receipts, in order. */
  readonly decisions: readonly { readonly price: number; readonly words: string }[];
};

/** The demo at `price`, after a fall to `lowest`: a guard that added margin leaves it there when the price comes back. */
export const demoView = (price: PriceHalfUsd, lowest: PriceHalfUsd, locale: Locale): DemoView => {
  const { position, added, decisions } = playFall(lowest);
  const f = figures(locale);
  const { side, liquidation } = DEMO_POSITION;
  const last = decisions.at(-1)?.facts;
  const lastTopUp = decisions.findLast(({ outcome }) => outcome === "confirmed");
  return {
    price,
    unguarded: {
      liquidation,
      distanceBps: liquidationDistance(side, liquidation, price),
      isOver: lowest <= liquidation,
    },
    guarded: {
      liquidation: position.liquidation,
      distanceBps: liquidationDistance(side, position.liquidation, price),
      isOver: last?.verdict.rule === "past-liquidation",
      was: lastTopUp?.facts.inputs.position.liquidation ?? null,
      trigger:
        last?.verdict.kind === "alert" ? null : (guardTrigger(position, DEMO_GUARD.steps)?.price ?? null),
    },
    added,
    cap: DEMO_GUARD.maxTotal ?? 0,
    decisions: decisions.map(({ facts, outcome }) => ({
      price: facts.inputs.tick.last,
      words: guardTitle(f, facts, outcome),
    })),
  };
};
