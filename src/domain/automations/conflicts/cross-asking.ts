import { RESERVE_RATE } from "../../position/fees.ts";
import { afterClosing } from "../../risk/cross-changes.ts";
import { type PriceHalfUsd, type Sats, sats } from "../../units.ts";
import { decideCrossBeforeMark } from "../cross-guard/cross-guard.ts";
import { basisOf, crossGuardTrigger } from "../cross-guard/cross-step.ts";
import type { CrossGuardVerdict } from "../cross-guard/cross-verdict.ts";
import type { SpendingCross } from "./conflict-facts.ts";
import { asksAt } from "./guard-asking.ts";
import { tickAt } from "./play.ts";

/** The guard on the cross position while the price moves against it, and the sats it has asked for on the way. */
export type CrossAsking = SpendingCross & {
  readonly asked: Sats;
  /** It asks for no more: its caps are used up, or the position is closed. */
  readonly isOver: boolean;
};

/** As if the account had all the sats there are: what is left then is what the caps say. */
const ALL_SATS = sats(Number.MAX_SAFE_INTEGER);

/** The price its next step waits for; null for none. */
export const nextCrossAsk = ({ position, config, spending, isOver }: CrossAsking): PriceHalfUsd | null =>
  (isOver ? null : crossGuardTrigger(position, config.steps, spending.doneSteps))?.price ?? null;

/** Where it asks next as the price moves on from `price`; null for nowhere. Nothing of ours stops a cross position. */
export const crossAsksAt = (asking: CrossAsking, price: PriceHalfUsd): PriceHalfUsd | null =>
  asksAt({ side: asking.position.side, stop: null }, nextCrossAsk(asking), price);

/** What it decides at a price with all the sats there are, its reserve and its rest between two actions left out. */
export const crossWantsAt = (
  { position, config, spending }: SpendingCross,
  price: PriceHalfUsd,
): CrossGuardVerdict => {
  const { accountRoom: _, ...own } = spending;
  return decideCrossBeforeMark({
    position,
    tick: tickAt(price),
    balance: ALL_SATS,
    spending: { ...own, sinceLastActionMs: null },
    config: { ...config, reserve: sats(0) },
  });
};

/** After it asked at `price` for what its step wants there within its caps, and got it; contracts it closes ask for nothing. */
export const crossAskAt = (asking: CrossAsking, price: PriceHalfUsd): CrossAsking => {
  const { position, config, spending } = asking;
  const verdict = crossWantsAt(asking, price);
  const done = spending.doneSteps ?? [];
  const doneSteps = config.steps[verdict.step]?.when.by === "price" ? [...done, verdict.step] : done;
  if (verdict.kind === "reduce") {
    const { rest } = afterClosing(
      basisOf(position),
      { exit: price, feeRate: RESERVE_RATE },
      verdict.quantity,
    );
    const { quantity, margin } = rest;
    const left = { ...position, quantity, margin, liquidation: verdict.liquidationAfter };
    return { ...asking, position: left, spending: { ...spending, doneSteps } };
  }
  if (verdict.kind !== "add-margin") return { ...asking, isOver: true };
  const { amount, liquidationAfter } = verdict;
  return {
    ...asking,
    asked: sats(asking.asked + amount),
    position: { ...position, margin: sats(position.margin + amount), liquidation: liquidationAfter },
    spending: {
      ...spending,
      addedInAll: sats(spending.addedInAll + amount),
      addedInDay: sats(spending.addedInDay + amount),
      doneSteps,
    },
  };
};
