import { crossLiquidationOf } from "../automations/cross-guard/cross-step.ts";
import type { figures } from "./figures.ts";
import { capWords, type NamedFigure, priceInputs } from "./price-inputs.ts";
import type { CrossGuardReceiptFacts } from "./receipt.ts";

type Figures = ReturnType<typeof figures>;
type Facts = CrossGuardReceiptFacts;

const E4 = 10_000;

/** All a cross guard decided from. */
export const crossInputs = (f: Figures, { inputs, version }: Facts): readonly NamedFigure[] => {
  const { position, tick, balance, spending, config } = inputs;
  return [
    ...priceInputs(f, tick),
    {
      name: "Position",
      value: `${position.side} ${f.quantity(position.quantity)} at ${f.number(position.entryPrice / E4, 2)}`,
    },
    { name: "Cross margin", value: f.sats(position.margin) },
    { name: "Liquidation", value: f.priceExact(crossLiquidationOf(position)) },
    { name: "Free balance", value: f.sats(balance) },
    {
      name: "Added before, in all",
      value: `${f.sats(spending.addedInAll)} of ${capWords(f, config.maxTotal)}`,
    },
    {
      name: "Added before, in 24 hours",
      value: `${f.sats(spending.addedInDay)} of ${capWords(f, config.maxPerDay)}`,
    },
    { name: "Most at once", value: capWords(f, config.maxPerAction) },
    { name: "Most that may be lost", value: capWords(f, config.maxLoss) },
    {
      name: "Most closed at once",
      value: config.maxReduce === null ? "no cap" : f.quantity(config.maxReduce),
    },
    { name: "Kept free", value: f.sats(config.reserve) },
    { name: "Settings", value: `version ${version}` },
  ];
};

const wayWords = (f: Figures, way: Facts["waysOut"][number]): string => {
  switch (way.kind) {
    case "add":
      return `Adding ${f.sats(way.satsNow)}: then ${f.sats(way.satsAtRisk)} would be at risk.`;
    case "reduce":
      return `Closing ${f.quantity(way.contracts)}: a result of ${f.satsSigned(way.pl - way.fee)} after at most ${f.sats(way.fee)} of fee, and ${f.sats(way.satsAtRisk)} at risk.`;
    case "close":
      return `Closing all: a result of ${f.satsSigned(way.pl - way.fee)} after at most ${f.sats(way.fee)} of fee, and nothing more at risk.`;
    case "accept":
      return `Doing nothing: ${f.sats(way.satsAtRisk)} at risk.`;
  }
};

/** What else could have been done about the cross position. */
export const crossWays = (f: Figures, { waysOut }: Facts): readonly string[] =>
  waysOut.map((way) => wayWords(f, way));
