import type { Locale } from "../language/locale.ts";
import { actionWords } from "./command-receipt-words.ts";
import { crossInputs, crossWays } from "./cross-detail-words.ts";
import { DETAIL_WORDS, WAY_WORDS } from "./detail-table.ts";
import { exitAlternatives, exitInputs } from "./exit-detail-words.ts";
import { figures } from "./figures.ts";
import type { GuardAlternatives } from "./guard-alternatives.ts";
import { whenWords } from "./guard-receipt-words.ts";
import { capWords as cap, isoSecond, type NamedFigure, priceInputs } from "./price-inputs.ts";
import type { GuardReceiptFacts, ReceiptFacts } from "./receipt.ts";
import type { ReceiptRecord, SeenPosition, SentRequest } from "./receipt-record.ts";
import { ruleInputs } from "./rule-detail-words.ts";
import { SUBJECT_WORDS } from "./subject-words.ts";
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
  const words = DETAIL_WORDS[f.locale];
  return [
    { name: words.lookAhead, value: f.number(config.settlementsAhead ?? 0) },
    { name: words.nextFunding, value: funding === null ? words.notKnown : f.rate(funding.rate) },
  ];
};

const guardInputs = (f: Figures, facts: GuardReceiptFacts): readonly NamedFigure[] => {
  const { position, balance, spending, config } = facts.inputs;
  const words = DETAIL_WORDS[f.locale];
  return [
    ...priceInputs(f, facts.inputs.tick),
    {
      name: words.position,
      value: words.held(position.side, f.quantity(position.quantity), f.priceExact(position.price)),
    },
    { name: words.margin, value: f.sats(position.margin) },
    { name: words.liquidation, value: f.priceExact(position.liquidation) },
    { name: words.freeBalance, value: f.sats(balance) },
    { name: words.addedInAll, value: words.ofCap(f.sats(spending.addedInAll), cap(f, config.maxTotal)) },
    { name: words.addedInDay, value: words.ofCap(f.sats(spending.addedInDay), cap(f, config.maxPerDay)) },
    { name: words.mostAtOnce, value: cap(f, config.maxPerAction) },
    { name: words.mostLost, value: cap(f, config.maxLoss) },
    { name: words.keptFree, value: f.sats(config.reserve) },
    ...fundingInputs(f, facts),
    {
      name: words.settings,
      value: facts.version === 0 ? words.settingsOfBefore : words.version(facts.version),
    },
  ];
};

/** What another position got of the same free sats. */
const sharedWords = (f: Figures, { inputs: { share } }: GuardReceiptFacts): readonly string[] =>
  (share?.others ?? []).map(({ side, quantity, asked, granted, distanceAfter }) =>
    WAY_WORDS[f.locale].shared(
      SUBJECT_WORDS[f.locale].isolated(side, f.quantity(quantity)),
      f.number(granted),
      f.sats(asked),
      f.distanceExact(distanceAfter),
    ),
  );

const wayWords = (f: Figures, way: GuardAlternatives["waysOut"][number]): string => {
  const words = WAY_WORDS[f.locale];
  switch (way.kind) {
    case "add": {
      const [amount, atRisk] = [f.sats(way.satsNow), f.sats(way.satsAtRisk)];
      return way.liquidationAfter === null
        ? words.add(amount, atRisk)
        : words.addTo(amount, atRisk, f.priceExact(way.liquidationAfter));
    }
    case "close":
      return words.close(f.satsSigned(way.net), f.sats(way.fee));
    case "accept":
      return words.accept(f.sats(way.satsAtRisk));
  }
};

const alternativeWords = (f: Figures, facts: GuardReceiptFacts): readonly string[] => {
  const words = WAY_WORDS[f.locale];
  return [
    ...(facts.alternatives === undefined ? [words.notKept] : []),
    ...(facts.alternatives?.steps ?? []).map((verdict) => {
      const step = facts.inputs.config.steps[verdict.step];
      const decided = verdictWords(f, verdict);
      return step === undefined
        ? words.step(verdict.step + 1, decided)
        : words.stepWhich(verdict.step + 1, whenWords(f, step), decided);
    }),
    ...(facts.alternatives?.waysOut ?? []).map((way) => wayWords(f, way)),
    ...sharedWords(f, facts),
  ];
};

const seenWords = (f: Figures, seen: SeenPosition | null): string => {
  const words = DETAIL_WORDS[f.locale];
  if (seen === null) return words.over;
  const [margin, liquidation] = [f.sats(seen.margin), f.priceExact(seen.liquidation)];
  return seen.stopLoss === null
    ? words.seen(margin, liquidation)
    : words.seenWithStop(margin, liquidation, f.priceExact(seen.stopLoss));
};

const requestWords = (f: Figures, { action, positionId }: SentRequest): string => {
  const words = SUBJECT_WORDS[f.locale];
  return actionWords(f, action, positionId === null ? words.account : words.ofId(positionId));
};

const exchangeWords = (
  f: Figures,
  { request, answered, readBack, origin }: ReceiptRecord,
): readonly NamedFigure[] => {
  const words = DETAIL_WORDS[f.locale];
  return [
    ...(request === undefined
      ? []
      : [
          { name: words.sent, value: requestWords(f, request) },
          { name: words.signedFor, value: isoSecond(request.signedAt) },
        ]),
    ...(answered === undefined
      ? []
      : [{ name: words.answered, value: words.answeredDone(seenWords(f, answered)) }]),
    ...(readBack === undefined
      ? []
      : [
          {
            name: readBack.from === "list" ? words.readBack : words.notReadBack,
            value: seenWords(f, readBack.position),
          },
        ]),
    ...(origin === undefined || origin === null
      ? []
      : [{ name: words.failedOn, value: origin === "ours" ? "Axisor" : "LN Markets" }]),
  ];
};

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
