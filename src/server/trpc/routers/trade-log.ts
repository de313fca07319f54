import { router, traderProcedure } from "../init.ts";
import { byIdInput, tradeLogInput } from "../schemas/inputs.ts";
import { receiptViewSchema, tradeLogPageSchema } from "../schemas/views.ts";

export const tradeLogRouter = router({
  /**
   * Receipts, newest first, at most `limit` (1 to 100); `nextCursor` asks for the older ones and is null at the end.
   * Amounts in sats, prices in half dollars. Errors: BAD_REQUEST (a cursor we did not give).
   */
  list: traderProcedure("read")
    .input(tradeLogInput)
    .output(tradeLogPageSchema)
    .query(({ ctx, input }) => ctx.services.tradeLog.list({ ...input, userId: ctx.trader.userId })),

  /** One receipt with the exchange's answer. Errors: NOT_FOUND, also for somebody else's. */
  get: traderProcedure("read")
    .input(byIdInput)
    .output(receiptViewSchema)
    .query(({ ctx, input }) => ctx.services.tradeLog.get({ ...input, userId: ctx.trader.userId })),
});
