import { standingLevel } from "../automations/exits/native-stop.ts";
import { profitAndLoss } from "../position/pl.ts";
import type { PriceHalfUsd } from "../units.ts";
import { DETAIL_WORDS, WAY_WORDS } from "./detail-table.ts";
import { EXIT_RECEIPT_WORDS } from "./exit-receipt-table.ts";
import { stopWords } from "./exit-receipt-words.ts";
import type { figures } from "./figures.ts";
import type { NamedFigure } from "./price-inputs.ts";
import type { ExitDecision, ExitReceiptFacts } from "./receipt.ts";

type Figures = ReturnType<typeof figures>;

/** What the rule of one kind of exit looks at besides the position. */
const ownInputs = (f: Figures, decision: ExitDecision): readonly NamedFigure[] => {
  const words = DETAIL_WORDS[f.locale];
  switch (decision.of) {
    case "backstop": {
      const { placed, guardTriggerBps, isOptedOut } = decision.inputs;
      return [
        { name: words.actsWithin, value: f.setting(guardTriggerBps) },
        { name: words.placedBefore, value: placed === null ? words.nothing : stopWords(f, placed.stop) },
        { name: words.wanted, value: isOptedOut ? words.optedOut : words.yes },
      ];
    }
    case "stop": {
      const { placed, best, feeRate } = decision.inputs;
      return [
        { name: words.placedBefore, value: placed === null ? words.nothing : stopWords(f, placed.stop) },
        { name: words.bestPrice, value: best === null ? words.notKnown : f.priceExact(best) },
        { name: words.closingFee, value: f.rate(feeRate) },
      ];
    }
    case "take-profit": {
      const { placed, feeRate } = decision.inputs;
      const { at } = EXIT_RECEIPT_WORDS[f.locale];
      return [
        { name: words.placedBefore, value: placed === null ? words.nothing : at(f.priceExact(placed.price)) },
        { name: words.closingFee, value: f.rate(feeRate) },
      ];
    }
  }
};

/** All an exit decided from. */
export const exitInputs = (f: Figures, { decision, version }: ExitReceiptFacts): readonly NamedFigure[] => {
  const { position, last } = decision.inputs;
  const { side, stopLoss, takeProfit } = position;
  const words = DETAIL_WORDS[f.locale];
  return [
    { name: words.price, value: f.priceExact(last) },
    {
      name: words.position,
      value: words.held(side, f.quantity(position.quantity), f.priceExact(position.price)),
    },
    { name: words.margin, value: f.sats(position.margin) },
    { name: words.liquidation, value: f.priceExact(position.liquidation) },
    { name: words.stopStood, value: stopLoss === null ? words.none : f.priceExact(stopLoss) },
    { name: words.profitStood, value: takeProfit === null ? words.none : f.priceExact(takeProfit) },
    ...ownInputs(f, decision),
    { name: words.settings, value: words.version(version) },
  ];
};

/** What came of the position at a price, before the fee. */
const resultAt = (f: Figures, { inputs: { position } }: ExitDecision, price: PriceHalfUsd): string =>
  f.satsSigned(profitAndLoss(position.side, position.quantity, position.price, price));

const leavingStop = (f: Figures, decision: Exclude<ExitDecision, { readonly of: "take-profit" }>): string => {
  const words = WAY_WORDS[f.locale];
  const { position, last, standing } = decision.inputs;
  const price = standingLevel(position, standing, last);
  return price === null
    ? words.withoutStop(f.priceExact(position.liquidation), f.sats(position.margin))
    : words.leavingStop(f.priceExact(price), resultAt(f, decision, price));
};

/** Where the position would have ended had the exit left what stood. */
const leaving = (f: Figures, decision: ExitDecision): string => {
  if (decision.of !== "take-profit") return leavingStop(f, decision);
  const words = WAY_WORDS[f.locale];
  const { takeProfit } = decision.inputs.position;
  return takeProfit === null
    ? words.withoutProfit
    : words.leavingProfit(f.priceExact(takeProfit), resultAt(f, decision, takeProfit));
};

/** What else could have been done about the position when its exit decided. */
export const exitAlternatives = (f: Figures, { decision }: ExitReceiptFacts): readonly string[] => [
  leaving(f, decision),
  WAY_WORDS[f.locale].closeAtOnce(resultAt(f, decision, decision.inputs.last)),
];
