import { getReaction } from "#services/trade-log/get-reaction.ts";
import { getReceipt } from "#services/trade-log/get-receipt.ts";
import { listAskable } from "#services/trade-log/list-askable.ts";
import { listTradeLog } from "#services/trade-log/list-trade-log.ts";
import { reEvaluateReceipt } from "#services/trade-log/re-evaluate-receipt.ts";
import { whyNot } from "#services/trade-log/why-not.ts";
import { createToldReceipts } from "./cache/create-told-receipts.ts";
import type { Services } from "./trpc/services.ts";
import {
  askableView,
  receiptDetailView,
  receiptView,
  reEvaluationView,
  whyNotView,
} from "./views/receipt-view.ts";
import type { Wired } from "./wired.ts";

/** The trade log's services with their ports in hand. `cursorKey` signs cursors; asked for when one is. */
export const bindTradeLog = (wired: Wired, cursorKey: () => Uint8Array): Services["tradeLog"] => {
  const toldReceipts = createToldReceipts(wired);
  return {
    list: async ({ locale, ...query }) => {
      const { ids, nextCursor } = await listTradeLog({ ...wired, cursorKey: cursorKey() }, query);
      return { items: await toldReceipts({ userId: query.userId, ids, locale }), nextCursor };
    },
    get: async (request) => receiptView(await getReceipt(wired, request), request.locale),
    detail: async (request) => receiptDetailView(await getReceipt(wired, request), request.locale),
    reaction: (request) => getReaction(wired, request),
    reEvaluate: async (request) => reEvaluationView(await reEvaluateReceipt(wired, request), request.locale),
    askable: async (request) => {
      const now = wired.clock();
      return askableView(await listAskable(wired, { ...request, now }), now, request.locale);
    },
    whyNot: async ({ at, locale, ...request }) =>
      whyNotView(await whyNot(wired, { ...request, at: Date.parse(at), now: wired.clock() }), locale),
  };
};
