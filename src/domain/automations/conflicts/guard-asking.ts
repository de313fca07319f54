import { liquidationAtDistance } from "../../position/distance.ts";
import type { IsolatedPosition } from "../../position/isolated-position.ts";
import type { Side } from "../../position/side.ts";
import { liquidationWith, satsToLiquidation } from "../../risk/counted-margin.ts";
import { type PriceHalfUsd, type Sats, sats } from "../../units.ts";
import { isAhead } from "../exits/ahead.ts";
import { guardTrigger, reachedStep } from "../guard-step.ts";
import type { RuleName } from "./conflict.ts";
import type { SpendingGuard } from "./conflict-facts.ts";
import { roomForTopUp } from "./guard-room.ts";
import { tickAt } from "./play.ts";

/** A guard on its position while the price moves against it, and the sats it has asked for on the way. */
export type Asking = SpendingGuard & {
  readonly name: RuleName;
  readonly position: IsolatedPosition;
  /** Where a stop closes the position, which ends its asking; null for nowhere. */
  readonly stop: PriceHalfUsd | null;
  readonly asked: Sats;
  /** It asks for no more: its caps are used up, or the position is closed. */
  readonly isOver: boolean;
};

/** The price its next step waits for; null for none. */
export const nextAsk = ({ position, config, spending, isOver }: Asking): PriceHalfUsd | null =>
  (isOver ? null : guardTrigger(position, config.steps, spending.doneSteps))?.price ?? null;

/** Where a guard of that side asks whose next step waits for `next`, as the price moves on from `price`; null for nowhere. */
export const asksAt = (
  { side, stop }: { readonly side: Side; readonly stop: PriceHalfUsd | null },
  next: PriceHalfUsd | null,
  price: PriceHalfUsd,
): PriceHalfUsd | null => {
  if (next === null) return null;
  const at = isAhead(side, next, price) ? price : next;
  return stop === null || isAhead(side, at, stop) ? at : null;
};

const over = (asking: Asking): Asking => ({ ...asking, isOver: true });

/** After it asked at `price` for what its step wants there within its caps, and got it. */
export const askAt = (asking: Asking, price: PriceHalfUsd): Asking => {
  const { position, config, spending } = asking;
  const done = spending.doneSteps ?? [];
  const place = reachedStep(position, config.steps, done, tickAt(price));
  const step = place === null ? undefined : config.steps[place];
  if (place === null || step === undefined) return asking;
  if (step.deed.kind !== "add-margin") return over(asking);
  const goal = liquidationAtDistance(position.side, price, step.deed.target);
  const amount = sats(Math.min(satsToLiquidation(position, goal), roomForTopUp(position, asking)));
  if (amount === 0) return over(asking);
  return {
    ...asking,
    asked: sats(asking.asked + amount),
    position: {
      ...position,
      margin: sats(position.margin + amount),
      liquidation: liquidationWith(position, amount),
    },
    spending: {
      ...spending,
      addedInAll: sats(spending.addedInAll + amount),
      addedInDay: sats(spending.addedInDay + amount),
      doneSteps: step.when.by === "price" ? [...done, place] : done,
    },
  };
};
