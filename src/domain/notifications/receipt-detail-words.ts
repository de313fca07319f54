import type { Locale } from "../language/locale.ts";
import { actionWords } from "./command-receipt-words.ts";
import { crossInputs, crossWays } from "./cross-detail-words.ts";
import { exitAlternatives, exitInputs } from "./exit-detail-words.ts";
import { figures } from "./figures.ts";
import type { GuardAlternatives } from "./guard-alternatives.ts";
import { whenWords } from "./guard-receipt-words.ts";
import { capWords as cap, isoSecond, type NamedFigure, priceInputs } from "./price-inputs.ts";
import type { GuardReceiptFacts, ReceiptFacts } from "./receipt.ts";
import type { ReceiptRecord, SeenPosition, SentRequest } from "./receipt-record.ts";
import { ruleInputs } from "./rule-detail-words.ts";
import { verdictWords } from "./verdict-words.ts";

type Figures = ReturnType<typeof figures>;

/** Behind a receipt's title: all it was decided from, what else could have been done, and what went out and came back. */
export type ReceiptDetail = {
  readonly inputs: readonly NamedFigure[];
  readonly alternatives: readonly string[];
  readonly exchange: readonly NamedFigure[];
};

const fundingInputs = (
  f: Figures,
  { inputs: { config, funding } }: GuardReceiptFacts,
): readonly NamedFigure[] => {
  if (funding === undefined) return [];
  const rate = funding === null ? "not known" : f.rate(funding.rate);
  return [
    { name: "Settlements looked ahead to", value: f.number(config.settlementsAhead ?? 0) },
    { name: "Funding of the next one", value: rate },
  ];
};

const guardInputs = (f: Figures, facts: GuardReceiptFacts): readonly NamedFigure[] => {
  const { position, balance, spending, config } = facts.inputs;
  return [
    ...priceInputs(f, facts.inputs.tick),
    {
      name: "Position",
      value: `${position.side} ${f.quantity(position.quantity)} at ${f.priceExact(position.price)}`,
    },
    { name: "Margin", value: f.sats(position.margin) },
    { name: "Liquidation", value: f.priceExact(position.liquidation) },
    { name: "Free balance", value: f.sats(balance) },
    { name: "Added before, in all", value: `${f.sats(spending.addedInAll)} of ${cap(f, config.maxTotal)}` },
    {
      name: "Added before, in 24 hours",
      value: `${f.sats(spending.addedInDay)} of ${cap(f, config.maxPerDay)}`,
    },
    { name: "Most at once", value: cap(f, config.maxPerAction) },
    { name: "Most that may be lost", value: cap(f, config.maxLoss) },
    { name: "Kept free", value: f.sats(config.reserve) },
    ...fundingInputs(f, facts),
    {
      name: "Settings",
      value: facts.version === 0 ? "from before they were kept" : `version ${facts.version}`,
    },
  ];
};

/** What another position got of the same free sats. */
const sharedWords = (f: Figures, { inputs: { share } }: GuardReceiptFacts): readonly string[] =>
  (share?.others ?? []).map(
    ({ side, quantity, asked, granted, distanceAfter }) =>
      `Of the same free sats ${side} ${f.quantity(quantity)} got ${f.number(granted)} of the ${f.sats(asked)} it asked for; with them its liquidation is ${f.distanceExact(distanceAfter)} away.`,
  );

const wayWords = (f: Figures, way: GuardAlternatives["waysOut"][number]): string => {
  switch (way.kind) {
    case "add":
      return `Adding ${f.sats(way.satsNow)}: then ${f.sats(way.satsAtRisk)} would be at risk${way.liquidationAfter === null ? "" : `, with liquidation at ${f.priceExact(way.liquidationAfter)}`}.`;
    case "close":
      return `Closing: a result of ${f.satsSigned(way.net)} after at most ${f.sats(way.fee)} of fee, and nothing more at risk.`;
    case "accept":
      return `Doing nothing: ${f.sats(way.satsAtRisk)} at risk.`;
  }
};

const NOT_KEPT = "What else could have been done was not kept with this receipt.";

const alternativeWords = (f: Figures, facts: GuardReceiptFacts): readonly string[] => [
  ...(facts.alternatives === undefined ? [NOT_KEPT] : []),
  ...(facts.alternatives?.steps ?? []).map((verdict) => {
    const step = facts.inputs.config.steps[verdict.step];
    const when = step === undefined ? "" : `, which ${whenWords(f, step)}`;
    return `Step ${verdict.step + 1}${when}: ${verdictWords(f, verdict)}.`;
  }),
  ...(facts.alternatives?.waysOut ?? []).map((way) => wayWords(f, way)),
  ...sharedWords(f, facts),
];

const seenWords = (f: Figures, seen: SeenPosition | null): string =>
  seen === null
    ? "the position is over"
    : `margin ${f.sats(seen.margin)}, liquidation ${f.priceExact(seen.liquidation)}${seen.stopLoss === null ? "" : `, stop ${f.priceExact(seen.stopLoss)}`}`;

const requestWords = (f: Figures, { action, positionId }: SentRequest): string =>
  actionWords(f, action, positionId === null ? "the account" : `position ${positionId}`);

const exchangeWords = (
  f: Figures,
  { request, answered, readBack, origin }: ReceiptRecord,
): readonly NamedFigure[] => [
  ...(request === undefined
    ? []
    : [
        { name: "Sent", value: requestWords(f, request) },
        { name: "Signed for, by LN Markets' clock", value: isoSecond(request.signedAt) },
      ]),
  ...(answered === undefined ? [] : [{ name: "Answered", value: `done: ${seenWords(f, answered)}` }]),
  ...(readBack === undefined
    ? []
    : [
        {
          name: readBack.from === "list" ? "Read back" : "Not read back; by the answer alone",
          value: seenWords(f, readBack.position),
        },
      ]),
  ...(origin === undefined || origin === null
    ? []
    : [{ name: "Failed on the side of", value: origin === "ours" ? "Axisor" : "LN Markets" }]),
];

/** What stands behind a receipt, in words and numbers; lists are empty where nothing was kept. Times of day in UTC. */
export const receiptDetail = (facts: ReceiptFacts, locale: Locale): ReceiptDetail => {
  const f = figures(locale);
  switch (facts.kind) {
    case "margin-guard":
      return {
        inputs: guardInputs(f, facts),
        alternatives: alternativeWords(f, facts),
        exchange: exchangeWords(f, facts),
      };
    case "cross-guard":
      return {
        inputs: crossInputs(f, facts),
        alternatives: crossWays(f, facts),
        exchange: exchangeWords(f, facts),
      };
    case "exit":
      return {
        inputs: exitInputs(f, facts),
        alternatives: exitAlternatives(f, facts),
        exchange: exchangeWords(f, facts),
      };
    case "rule":
      return { inputs: ruleInputs(f, facts), alternatives: [], exchange: exchangeWords(f, facts) };
    case "command":
      return { inputs: [], alternatives: [], exchange: exchangeWords(f, facts) };
    case "position-ended":
    case "account-blind":
      return { inputs: [], alternatives: [], exchange: [] };
  }
};
