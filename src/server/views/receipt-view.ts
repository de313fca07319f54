import { amountOf } from "#domain/intents/action.ts";
import { exitProfit } from "#domain/notifications/exit-receipt-words.ts";
import { openProfit } from "#domain/notifications/guard-receipt-words.ts";
import type { GuardReceiptFacts, ReceiptFacts } from "#domain/notifications/receipt.ts";
import { receiptWords } from "#domain/notifications/receipt-words.ts";
import type { StoredNotice, StoredReceipt } from "#ports/trade-log.ts";
import type { Notice, ReceiptView } from "../trpc/schemas/views.ts";

type Figures = Pick<ReceiptView, "rule" | "amount" | "price" | "liquidationBefore" | "pl">;

const guardFigures = (facts: GuardReceiptFacts): Figures => ({
  rule: facts.verdict.rule,
  amount: facts.verdict.kind === "add-margin" ? facts.verdict.amount : null,
  price: facts.inputs.tick.last,
  liquidationBefore: facts.inputs.position.liquidation,
  pl: openProfit(facts),
});

/** The numbers of a receipt that every kind has a word for, or none. */
const figuresOf = (facts: ReceiptFacts): Figures => {
  switch (facts.kind) {
    case "margin-guard":
      return guardFigures(facts);
    case "exit":
      return {
        rule: facts.decision.verdict.rule,
        amount: null,
        price: facts.decision.inputs.last,
        liquidationBefore: facts.decision.inputs.position.liquidation,
        pl: exitProfit(facts),
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
export const receiptView = (receipt: StoredReceipt): ReceiptView => {
  const { facts, outcome } = receipt;
  const words = receiptWords(facts, outcome, "en");
  const guard = facts.kind === "margin-guard" ? facts : null;
  return {
    id: receipt.id,
    accountId: receipt.accountId,
    automationId: receipt.automationId,
    positionId: receipt.positionId,
    outcome,
    ...figuresOf(facts),
    title: words.title,
    why: [...words.why],
    liquidationAfter: guard?.liquidationAfter ?? null,
    distanceBeforeBps: guard?.verdict.distance ?? null,
    distanceAfterBps: guard?.distanceAfter ?? null,
    rawAnswer: receipt.rawAnswer,
    at: new Date(receipt.at).toISOString(),
  };
};

/** A notice as the API answers it: its receipt's title. */
export const noticeView = (notice: StoredNotice): Notice => ({
  id: notice.id,
  title: receiptWords(notice.facts, notice.outcome, "en").title,
  severity: notice.severity,
  receiptId: notice.receiptId,
  at: new Date(notice.at).toISOString(),
});
