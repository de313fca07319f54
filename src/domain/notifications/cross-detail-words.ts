import { crossLiquidationOf } from "../automations/cross-guard/cross-step.ts";
import { DETAIL_WORDS, WAY_WORDS } from "./detail-table.ts";
import type { figures } from "./figures.ts";
import { capWords, type NamedFigure, priceInputs } from "./price-inputs.ts";
import type { CrossGuardReceiptFacts } from "./receipt.ts";

type Figures = ReturnType<typeof figures>;
type Facts = CrossGuardReceiptFacts;

const E4 = 10_000;

/** All a cross guard decided from. */
export const crossInputs = (f: Figures, { inputs, version }: Facts): readonly NamedFigure[] => {
  const { position, tick, balance, spending, config } = inputs;
  const words = DETAIL_WORDS[f.locale];
  const entry = f.number(position.entryPrice / E4, 2);
  return [
    ...priceInputs(f, tick),
    { name: words.position, value: words.held(position.side, f.quantity(position.quantity), entry) },
    { name: words.crossMargin, value: f.sats(position.margin) },
    { name: words.liquidation, value: f.priceExact(crossLiquidationOf(position)) },
    { name: words.freeBalance, value: f.sats(balance) },
    { name: words.addedInAll, value: words.ofCap(f.sats(spending.addedInAll), capWords(f, config.maxTotal)) },
    {
      name: words.addedInDay,
      value: words.ofCap(f.sats(spending.addedInDay), capWords(f, config.maxPerDay)),
    },
    { name: words.mostAtOnce, value: capWords(f, config.maxPerAction) },
    { name: words.mostLost, value: capWords(f, config.maxLoss) },
    {
      name: words.mostClosed,
      value: config.maxReduce === null ? words.noCap : f.quantity(config.maxReduce),
    },
    { name: words.keptFree, value: f.sats(config.reserve) },
    { name: words.settings, value: words.version(version) },
  ];
};

const wayWords = (f: Figures, way: Facts["waysOut"][number]): string => {
  const words = WAY_WORDS[f.locale];
  switch (way.kind) {
    case "add":
      return words.add(f.sats(way.satsNow), f.sats(way.satsAtRisk));
    case "reduce":
      return words.reduce(
        f.quantity(way.contracts),
        f.satsSigned(way.pl - way.fee),
        f.sats(way.fee),
        f.sats(way.satsAtRisk),
      );
    case "close":
      return words.closeAll(f.satsSigned(way.pl - way.fee), f.sats(way.fee));
    case "accept":
      return words.accept(f.sats(way.satsAtRisk));
  }
};

/** What else could have been done about the cross position. */
export const crossWays = (f: Figures, { waysOut }: Facts): readonly string[] =>
  waysOut.map((way) => wayWords(f, way));
