import type { figures } from "./figures.ts";
import { capWords, isoSecond, type NamedFigure, priceInputs } from "./price-inputs.ts";
import type { RuleDecision, RuleReceiptFacts } from "./receipt.ts";
import { alertWatches, breakerDoes } from "./rule-receipt-words.ts";

type Figures = ReturnType<typeof figures>;
type Of<Kind extends RuleDecision["of"]> = Extract<RuleDecision, { readonly of: Kind }>;

const alertInputs = (f: Figures, { inputs }: Of<"price-alert">): readonly NamedFigure[] => [
  ...priceInputs(f, inputs.tick),
  { name: "Watched for", value: alertWatches(f, inputs.config.when) },
  { name: "Looked at last", value: isoSecond(inputs.memory.seen.at) },
  { name: "Price then", value: f.priceExact(inputs.memory.seen.price) },
];

const breakerInputs = (
  f: Figures,
  { inputs: { config, isTripped, advance } }: Of<"drawdown-breaker">,
): readonly NamedFigure[] => [
  { name: "Equity", value: f.sats(advance.equity) },
  { name: "Peak", value: f.sats(advance.kind === "doubt" ? advance.peak : advance.memory.peak) },
  { name: "Trips below the peak by", value: f.setting(config.drop) },
  { name: "Does then", value: breakerDoes[config.action] },
  { name: "Had tripped before", value: isTripped ? "yes" : "no" },
];

const entryInputs = (f: Figures, { inputs }: Of<"auto-entry">): readonly NamedFigure[] => [
  ...priceInputs(f, inputs.tick),
  { name: "Free balance", value: f.sats(inputs.balance) },
  {
    name: "Entries before",
    value: `${f.number(inputs.entries.length)} of ${f.number(inputs.config.maxEntries)}`,
  },
  { name: "Most that may be lost on all", value: capWords(f, inputs.config.budget) },
  {
    name: "Trades of the account",
    value: `${f.number(inputs.account.trades)} with ${f.quantity(inputs.account.quantity)}`,
  },
];

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
  { name: "Settings", value: `version ${version}` },
];
