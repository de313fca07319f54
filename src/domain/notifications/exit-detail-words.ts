import { standingLevel } from "../automations/exits/native-stop.ts";
import { profitAndLoss } from "../position/pl.ts";
import type { PriceHalfUsd } from "../units.ts";
import { stopWords } from "./exit-receipt-words.ts";
import type { figures } from "./figures.ts";
import type { NamedFigure } from "./price-inputs.ts";
import type { ExitDecision, ExitReceiptFacts } from "./receipt.ts";

type Figures = ReturnType<typeof figures>;

/** What the rule of one kind of exit looks at besides the position. */
const ownInputs = (f: Figures, decision: ExitDecision): readonly NamedFigure[] => {
  switch (decision.of) {
    case "backstop": {
      const { placed, guardTriggerBps, isOptedOut } = decision.inputs;
      return [
        { name: "The guard acts within", value: f.setting(guardTriggerBps) },
        {
          name: "Placed by it before",
          value: placed === null ? "nothing" : stopWords(f, placed.stop),
        },
        { name: "Wanted", value: isOptedOut ? "no: taken out by you" : "yes" },
      ];
    }
    case "stop": {
      const { placed, best, feeRate } = decision.inputs;
      return [
        { name: "Placed by it before", value: placed === null ? "nothing" : stopWords(f, placed.stop) },
        { name: "Best price since it was armed", value: best === null ? "not known" : f.priceExact(best) },
        { name: "Fee of closing", value: f.rate(feeRate) },
      ];
    }
    case "take-profit": {
      const { placed, feeRate } = decision.inputs;
      return [
        {
          name: "Placed by it before",
          value: placed === null ? "nothing" : `at ${f.priceExact(placed.price)}`,
        },
        { name: "Fee of closing", value: f.rate(feeRate) },
      ];
    }
  }
};

/** All an exit decided from. */
export const exitInputs = (f: Figures, { decision, version }: ExitReceiptFacts): readonly NamedFigure[] => {
  const { position, last } = decision.inputs;
  return [
    { name: "Price", value: f.priceExact(last) },
    {
      name: "Position",
      value: `${position.side} ${f.quantity(position.quantity)} at ${f.priceExact(position.price)}`,
    },
    { name: "Margin", value: f.sats(position.margin) },
    { name: "Liquidation", value: f.priceExact(position.liquidation) },
    { name: "Stop that stood", value: position.stopLoss === null ? "none" : f.priceExact(position.stopLoss) },
    {
      name: "Take profit that stood",
      value: position.takeProfit === null ? "none" : f.priceExact(position.takeProfit),
    },
    ...ownInputs(f, decision),
    { name: "Settings", value: `version ${version}` },
  ];
};

/** What came of the position at a price, before the fee. */
const resultAt = (f: Figures, { inputs: { position } }: ExitDecision, price: PriceHalfUsd): string =>
  f.satsSigned(profitAndLoss(position.side, position.quantity, position.price, price));

/** Where the position would have ended had the exit left what stood. */
const endOf = ({
  of,
  inputs,
}: ExitDecision): { readonly what: string; readonly price: PriceHalfUsd } | null => {
  const { position, last } = inputs;
  if (of === "take-profit")
    return position.takeProfit === null ? null : { what: "take profit", price: position.takeProfit };
  const price = standingLevel(position, inputs.standing, last);
  return price === null ? null : { what: "stop", price };
};

const leaving = (f: Figures, decision: ExitDecision): string => {
  const end = endOf(decision);
  if (end !== null)
    return `Leaving the ${end.what} that stood at ${f.priceExact(end.price)}: ${resultAt(f, decision, end.price)} there, before the fee.`;
  const { liquidation, margin } = decision.inputs.position;
  return decision.of === "take-profit"
    ? "Leaving it without a take profit."
    : `Leaving it without a stop: at ${f.priceExact(liquidation)} it would be liquidated, with its margin of ${f.sats(margin)}.`;
};

/** What else could have been done about the position when its exit decided. */
export const exitAlternatives = (f: Figures, { decision }: ExitReceiptFacts): readonly string[] => [
  leaving(f, decision),
  `Closing at once: ${resultAt(f, decision, decision.inputs.last)}, before the fee.`,
];
