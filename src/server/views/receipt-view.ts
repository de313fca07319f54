import { crossLiquidationOf } from "#domain/automations/cross-guard/cross-step.ts";
import type { ReEvaluation } from "#domain/automations/re-evaluate.ts";
import { amountOf } from "#domain/intents/action.ts";
import type { Locale } from "#domain/language/locale.ts";
import { crossProfit } from "#domain/notifications/cross-receipt-words.ts";
import { exitProfit } from "#domain/notifications/exit-receipt-words.ts";
import { openProfit } from "#domain/notifications/guard-receipt-words.ts";
import { reEvaluationWords } from "#domain/notifications/re-evaluation-words.ts";
import type {
  CrossGuardReceiptFacts,
  GuardReceiptFacts,
  ReceiptFacts,
} from "#domain/notifications/receipt.ts";
import { receiptDetail } from "#domain/notifications/receipt-detail-words.ts";
import { receiptStatus } from "#domain/notifications/receipt-status.ts";
import { receiptWords } from "#domain/notifications/receipt-words.ts";
import { rulePrice } from "#domain/notifications/rule-receipt-words.ts";
import { askableWords } from "#domain/notifications/why-not/askable-words.ts";
import { whyNotWords } from "#domain/notifications/why-not/why-not-words.ts";
import type { AskableAutomation } from "#ports/past-automations.ts";
import type { StoredReceipt } from "#ports/trade-log.ts";
import type { WhyNotAnswer } from "#services/trade-log/why-not.ts";
import type {
  AskableView,
  ReceiptDetailView,
  ReEvaluationView,
  WhyNotView,
} from "../trpc/schemas/receipts.ts";
import type { ReceiptView } from "../trpc/schemas/views.ts";

type Figures = Pick<ReceiptView, "rule" | "amount" | "price" | "liquidationBefore" | "pl">;

const guardFigures = (facts: GuardReceiptFacts): Figures => ({
  rule: facts.verdict.rule,
  amount: facts.verdict.kind === "add-margin" ? facts.verdict.amount : null,
  price: facts.inputs.tick.last,
  liquidationBefore: facts.inputs.position.liquidation,
  pl: openProfit(facts),
});

const crossFigures = (facts: CrossGuardReceiptFacts): Figures => ({
  rule: facts.verdict.rule,
  amount: facts.verdict.kind === "add-margin" ? facts.verdict.amount : null,
  price: facts.inputs.tick.last,
  liquidationBefore: crossLiquidationOf(facts.inputs.position),
  pl: crossProfit(facts),
});

/** Where liquidation came to, and how far it was before and after; of a guard's receipt alone. */
const distancesOf = (
  facts: ReceiptFacts,
): Pick<ReceiptView, "liquidationAfter" | "distanceBeforeBps" | "distanceAfterBps"> => {
  if (facts.kind !== "margin-guard" && facts.kind !== "cross-guard")
    return { liquidationAfter: null, distanceBeforeBps: null, distanceAfterBps: null };
  return {
    liquidationAfter:
      facts.kind === "margin-guard" ? facts.liquidationAfter : (facts.after?.liquidation ?? null),
    distanceBeforeBps: facts.verdict.distance,
    distanceAfterBps: facts.distanceAfter,
  };
};

/** The numbers of a receipt that every kind has a word for, or none. */
const figuresOf = (facts: ReceiptFacts): Figures => {
  switch (facts.kind) {
    case "margin-guard":
      return guardFigures(facts);
    case "cross-guard":
      return crossFigures(facts);
    case "exit":
      return {
        rule: facts.decision.verdict.rule,
        amount: null,
        price: facts.decision.inputs.last,
        liquidationBefore: facts.decision.inputs.position.liquidation,
        pl: exitProfit(facts),
      };
    case "rule":
      return {
        rule: facts.decision.verdict.rule,
        amount: null,
        price: rulePrice(facts),
        liquidationBefore: null,
        pl: null,
      };
    case "command":
      return {
        rule: facts.by,
        amount: amountOf(facts.action),
        price: facts.last,
        liquidationBefore: (facts.position ?? facts.netPosition)?.liquidation ?? null,
        pl: (facts.position ?? facts.netPosition)?.pl ?? null,
      };
    case "position-ended":
      return {
        rule: facts.how,
        amount: null,
        price: facts.exitPrice,
        liquidationBefore: facts.position.liquidation,
        pl: facts.net,
      };
    case "account-blind":
      return { rule: "blind", amount: null, price: null, liquidationBefore: null, pl: null };
  }
};

/** A receipt as the API answers it, in words and in numbers. */
export const receiptView = (receipt: StoredReceipt, locale: Locale): ReceiptView => {
  const { facts, outcome } = receipt;
  const words = receiptWords(facts, outcome, locale);
  return {
    id: receipt.id,
    accountId: receipt.accountId,
    automationId: receipt.automationId,
    positionId: receipt.positionId,
    outcome,
    status: receiptStatus(outcome, "origin" in facts ? facts.origin : null),
    ...figuresOf(facts),
    title: words.title,
    why: [...words.why],
    ...distancesOf(facts),
    rawAnswer: receipt.rawAnswer,
    at: new Date(receipt.at).toISOString(),
  };
};

/** What stands behind a receipt, as the API answers it. */
export const receiptDetailView = ({ id, facts }: StoredReceipt, locale: Locale): ReceiptDetailView => {
  const { inputs, alternatives, exchange } = receiptDetail(facts, locale);
  return { id, inputs: [...inputs], alternatives: [...alternatives], exchange: [...exchange] };
};

/** A decision taken again, as the API answers it. */
export const reEvaluationView = (result: ReEvaluation, locale: Locale): ReEvaluationView => ({
  kind: result.kind,
  ...reEvaluationWords(result, locale),
});

/** A past minute as the API answers it: a receipt, or the reasons why there is none. */
export const whyNotView = (answer: WhyNotAnswer, locale: Locale): WhyNotView => {
  const from = new Date(answer.from).toISOString();
  if (answer.kind === "receipt") {
    const receipt = receiptView(answer.receipt, locale);
    return { from, rule: "receipt", words: [receipt.title, ...receipt.why], receipt };
  }
  const words = whyNotWords(answer.whyNot, answer.from, locale, answer.asking);
  return { from, rule: answer.whyNot.rule, words: [...words], receipt: null };
};

/** The automations that can be asked about, as the API answers them. */
export const askableView = (
  automations: readonly AskableAutomation[],
  now: number,
  locale: Locale,
): AskableView => ({
  now: new Date(now).toISOString(),
  automations: automations.map((automation) => ({
    id: automation.id,
    name: askableWords(automation, locale),
    kind: automation.kind,
    hasEnded: automation.hasEnded,
  })),
});
