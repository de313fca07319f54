import { DETAIL_WORDS } from "./detail-table.ts";
import type { figures } from "./figures.ts";
import { capWords, isoSecond, type NamedFigure, priceInputs } from "./price-inputs.ts";
import type { RuleDecision, RuleReceiptFacts } from "./receipt.ts";
import { alertWatches, breakerDoes } from "./rule-receipt-words.ts";

type Figures = ReturnType<typeof figures>;
type Of<Kind extends RuleDecision["of"]> = Extract<RuleDecision, { readonly of: Kind }>;

const alertInputs = (f: Figures, { inputs }: Of<"price-alert">): readonly NamedFigure[] => {
  const words = DETAIL_WORDS[f.locale];
  return [
    ...priceInputs(f, inputs.tick),
    { name: words.watchedFor, value: alertWatches(f, inputs.config.when) },
    { name: words.lookedLast, value: isoSecond(inputs.memory.seen.at) },
    { name: words.priceThen, value: f.priceExact(inputs.memory.seen.price) },
  ];
};

const breakerInputs = (
  f: Figures,
  { inputs: { config, isTripped, advance } }: Of<"drawdown-breaker">,
): readonly NamedFigure[] => {
  const words = DETAIL_WORDS[f.locale];
  return [
    { name: words.equity, value: f.sats(advance.equity) },
    { name: words.peak, value: f.sats(advance.kind === "doubt" ? advance.peak : advance.memory.peak) },
    { name: words.tripsBelow, value: f.setting(config.drop) },
    { name: words.doesThen, value: breakerDoes(f.locale, config.action) },
    { name: words.hadTripped, value: isTripped ? words.yes : words.no },
  ];
};

const entryInputs = (f: Figures, { inputs }: Of<"auto-entry">): readonly NamedFigure[] => {
  const words = DETAIL_WORDS[f.locale];
  return [
    ...priceInputs(f, inputs.tick),
    { name: words.freeBalance, value: f.sats(inputs.balance) },
    {
      name: words.entriesBefore,
      value: words.countOf(f.number(inputs.entries.length), f.number(inputs.config.maxEntries)),
    },
    { name: words.mostLostOnAll, value: capWords(f, inputs.config.budget) },
    {
      name: words.trades,
      value: words.tradesWith(f.number(inputs.account.trades), f.quantity(inputs.account.quantity)),
    },
  ];
};

const inputsOf = (f: Figures, decision: RuleDecision): readonly NamedFigure[] => {
  switch (decision.of) {
    case "price-alert":
      return alertInputs(f, decision);
    case "drawdown-breaker":
      return breakerInputs(f, decision);
    case "auto-entry":
      return entryInputs(f, decision);
  }
};

/** All a rule of the account decided from. */
export const ruleInputs = (f: Figures, { decision, version }: RuleReceiptFacts): readonly NamedFigure[] => [
  ...inputsOf(f, decision),
  { name: DETAIL_WORDS[f.locale].settings, value: DETAIL_WORDS[f.locale].version(version) },
];
