import { breakEvenPrice } from "#domain/automations/exits/break-even-price.ts";
import { decideStop, type StopVerdict } from "#domain/automations/exits/decide-stop.ts";
import { decideTakeProfit } from "#domain/automations/exits/decide-take-profit.ts";
import { standingStopOf } from "#domain/automations/exits/exit-rule.ts";
import type { StopAutomation } from "#domain/automations/exits/stop-facts.ts";
import { basisPoints, priceHalfUsd } from "#domain/units.ts";
import type { ExitRuleView, ExitView } from "#server/trpc/schemas/exits.ts";
import type { PositionView } from "#server/trpc/schemas/views.ts";
import type { SentenceRule } from "./exit-draft.ts";
import { FEE_RATE, toExitPosition } from "./exit-position.ts";
import { toExitRule } from "./exit-rule-of.ts";

/** How an exit stands, told from what LN Markets shows; prices in half dollars. */
export type ExitStanding =
  | { readonly kind: "none" | "paused" | "due" }
  /** The price is past it before it could stand, and it is ours to close. */
  | { readonly kind: "closing" }
  | { readonly kind: "held"; readonly rule: string }
  /** LN Markets shows it there; null for a trailing stop whose place is not told. */
  | { readonly kind: "stands"; readonly price: number | null }
  /** It waits for `price`; `now` is a stop of ours that stands meanwhile, null where none does. */
  | { readonly kind: "waits"; readonly price: number; readonly now: number | null }
  /** A stop that is tighter stands in its place and is left there. */
  | { readonly kind: "yields"; readonly price: number | null; readonly owner: "hand" | "backstop" }
  /** Another one stands there: one of before, or one that somebody moved by hand. */
  | { readonly kind: "differs"; readonly price: number; readonly wanted: number };

/** The slots a page shows; another exit in the same slot takes its place. */
export const STOP_KINDS = ["stop-loss", "trailing-stop", "break-even-stop"] as const;

/** The exit of these kinds that is armed or paused; null where there is none. */
export const exitOf = (
  position: Pick<PositionView, "exits">,
  kinds: readonly ExitRuleView["kind"][],
): ExitView | null =>
  position.exits.find(({ rule, state }) => state !== "ended" && kinds.includes(rule.kind)) ?? null;

/** The settings of an exit that is written as a sentence. */
export const sentenceOf = (exit: ExitView | null): SentenceRule | null =>
  exit === null || exit.rule.kind === "backstop" ? null : exit.rule;

/** Whether LN Markets shows any stop on the position. */
export const hasStop = ({
  stopLoss,
  stopTrailsBps,
}: Pick<PositionView, "stopLoss" | "stopTrailsBps">): boolean => stopLoss !== null || stopTrailsBps !== null;

/** Steps and gaps are the engine's own: for a screen a stop that follows the market simply stands. */
const NO_BUDGET = { leastGapMs: 0, leastStepBps: basisPoints(0) };

/** A break-even stop is known to have moved only where it stands: a stop of ours elsewhere may be that of earlier settings. */
const hasMoved = (automation: StopAutomation, position: PositionView): boolean =>
  automation.kind !== "break-even-stop" ||
  breakEvenPrice(toExitPosition(position), automation.config.keep, FEE_RATE) === position.stopLoss;

const verdictOf = (automation: StopAutomation, position: PositionView, last: number): StopVerdict => {
  const on = toExitPosition(position);
  const standing = standingStopOf(on);
  const isOurs = standing !== null && position.stopOwner === "trader" && hasMoved(automation, position);
  return decideStop({
    automation,
    position: on,
    standing,
    placed: isOurs ? { stop: standing, isOutdated: false } : null,
    last: priceHalfUsd(last),
    best: null,
    feeRate: FEE_RATE,
    sinceLastPlacedMs: null,
    requestBudget: NO_BUDGET,
  });
};

/**
 * Whether what stands is ours for these settings or for earlier ones is not told, so a stop of ours that is not where this
 * one belongs is shown as it stands, with no promise of what becomes of it.
 */
const ownStop = ({ stopOwner, stopLoss }: PositionView): number | null =>
  stopOwner === "trader" ? stopLoss : null;

/** Whether LN Markets trails for us by just this distance: begun once, it goes on wherever the market is. */
const isTrailingThere = (automation: StopAutomation, { stopOwner, stopTrailsBps }: PositionView): boolean =>
  stopOwner === "trader" &&
  automation.kind === "trailing-stop" &&
  automation.config.distance.unit === "basis-points" &&
  automation.config.distance.value === stopTrailsBps;

/** A stop in dollars lies behind the best price, which the screen does not know: one of ours is where it belongs. */
const isFollowedByUs = (automation: StopAutomation): boolean =>
  automation.kind === "trailing-stop" && automation.config.distance.unit === "half-usd";

const stopStanding = (automation: StopAutomation, position: PositionView, last: number): ExitStanding => {
  const verdict = verdictOf(automation, position, last);
  const { stopLoss: price, stopOwner: owner } = position;
  switch (verdict.rule) {
    case "in-place":
    case "least-step":
      return { kind: "stands", price };
    case "waits-for-price":
      return isTrailingThere(automation, position)
        ? { kind: "stands", price }
        : { kind: "waits", price: verdict.price, now: ownStop(position) };
    case "tighter-stands":
      if (owner === "hand" || owner === "backstop") return { kind: "yields", price, owner };
      return price === null || price === verdict.level || isFollowedByUs(automation)
        ? { kind: "stands", price }
        : { kind: "differs", price, wanted: verdict.level };
    case "none-stands":
    case "tightens":
    case "least-gap":
    case "settings-changed":
      return { kind: "due" };
    case "past-stop":
    case "beyond-liquidation":
      return verdict.kind === "close" ? { kind: "closing" } : { kind: "held", rule: verdict.rule };
    case "trailing-stands":
    case "no-such-price":
    case "past-liquidation":
      return { kind: "held", rule: verdict.rule };
  }
};

const takeProfitStanding = (
  rule: Extract<ReturnType<typeof toExitRule>, { readonly kind: "take-profit" }>,
  position: PositionView,
  last: number,
): ExitStanding => {
  const facts = { config: rule.config, position: toExitPosition(position), placed: null, feeRate: FEE_RATE };
  const verdict = decideTakeProfit({ ...facts, last: priceHalfUsd(last) });
  if (verdict.kind === "alert") return { kind: "held", rule: verdict.rule };
  if (verdict.standing === null) return { kind: verdict.kind === "close" ? "closing" : "due" };
  return verdict.rule === "in-place"
    ? { kind: "stands", price: verdict.standing }
    : { kind: "differs", price: verdict.standing, wanted: verdict.price };
};

/** How a stop or a take profit stands at this moment, by the decision the server takes and what LN Markets shows. */
export const exitStanding = (exit: ExitView | null, position: PositionView, last: number): ExitStanding => {
  const rule = sentenceOf(exit);
  if (exit === null || rule === null || exit.state === "ended") return { kind: "none" };
  if (exit.state === "paused") return { kind: "paused" };
  if (exit.heldBy !== null) return { kind: "held", rule: exit.heldBy };
  const of = toExitRule(rule);
  return of.kind === "take-profit"
    ? takeProfitStanding(of, position, last)
    : stopStanding(of, position, last);
};
