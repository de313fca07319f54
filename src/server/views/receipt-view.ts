import { receiptWords } from "#domain/notifications/receipt-words.ts";
import type { StoredNotice, StoredReceipt } from "#ports/trade-log.ts";
import type { Notice, ReceiptView } from "../trpc/schemas/views.ts";

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
    rule: facts.kind === "margin-guard" ? facts.rule : facts.how,
    title: words.title,
    why: [...words.why],
    amount: guard?.amount ?? null,
    price: facts.kind === "margin-guard" ? facts.last : facts.exitPrice,
    liquidationBefore: facts.position.liquidation,
    liquidationAfter: guard?.liquidationAfter ?? null,
    distanceBeforeBps: guard?.distance ?? null,
    distanceAfterBps: guard?.distanceAfter ?? null,
    pl: facts.kind === "margin-guard" ? facts.position.pl : facts.net,
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
