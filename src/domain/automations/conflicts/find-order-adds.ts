import { crossEntryAfterAdding } from "../../position/cross.ts";
import { crossOrderEffects } from "../../position/cross-order-effects.ts";
import type { WaitingCrossOrder } from "../../position/cross-position.ts";
import { RESERVE_RATE, tradingFee } from "../../position/fees.ts";
import { type CrossBasis, liquidationOf } from "../../risk/cross-changes.ts";
import { priceE4, sats, usd } from "../../units.ts";
import { basisOf, crossLegs } from "../cross-guard/cross-step.ts";
import { isAhead } from "../exits/ahead.ts";
import type { Conflict } from "./conflict.ts";
import type { CrossConflictFacts } from "./conflict-facts.ts";

/** Half dollars as ten-thousandths of a dollar. */
const E4_PER_HALF_USD = 5_000;

/** The position with an order of its own side filled where it waits, its fee by the dearest rate there is. */
const withFilled = (basis: CrossBasis, { quantity, price }: WaitingCrossOrder): CrossBasis => ({
  ...basis,
  quantity: usd(basis.quantity + quantity),
  entry: crossEntryAfterAdding(basis.quantity, basis.entry, quantity, priceE4(price * E4_PER_HALF_USD)),
  margin: sats(basis.margin - tradingFee(RESERVE_RATE, quantity, price)),
});

/**
 * Orders on the cross margin that add to the position before the guard's next step acts: then liquidation is nearer than the
 * guard was looked at with, it acts sooner, and its target takes more. Told once for all of them.
 */
export const findOrderAdds = ({ cross, orders, last }: CrossConflictFacts): readonly Conflict[] => {
  const { position, config, spending } = cross;
  const { side } = position;
  const nearest = (one: { readonly price: number }, other: { readonly price: number }) =>
    side === "long" ? other.price - one.price : one.price - other.price;
  const adding = crossOrderEffects(position, orders)
    .filter((order) => order.effect === "adds" && order.side === side && !isAhead(side, order.price, last))
    .toSorted(nearest);
  const legs = crossLegs(position, config.steps, spending.doneSteps ?? [])
    .map(({ leg, trigger }) => ({ leg, price: trigger.price }))
    .toSorted(nearest);
  const [step] = legs;
  if (step === undefined) return [];
  const before = adding.filter(({ price }) => isAhead(side, price, step.price));
  const [first] = before;
  const filled = before.reduce(withFilled, basisOf(position));
  const liquidation = liquidationOf(filled);
  if (first === undefined || liquidation === null) return [];
  return [
    {
      kind: "order-adds",
      severity: "warn",
      rules: [
        { kind: "cross-step", place: step.leg },
        { kind: "cross-order", place: 0 },
      ],
      at: first.price,
      path: [last, first.price],
      numbers: {
        orders: before.length,
        quantity: usd(filled.quantity - position.quantity),
        fillsAt: first.price,
        waitsFor: step.price,
        liquidation,
      },
    },
  ];
};
