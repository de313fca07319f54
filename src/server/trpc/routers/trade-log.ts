import { checked } from "../checked.ts";
import { router, traderProcedure } from "../init.ts";
import { byIdInput, tradeLogInput } from "../schemas/inputs.ts";
import {
  askableSchema,
  reactionSchema,
  receiptDetailSchema,
  reEvaluationSchema,
  whyNotInput,
  whyNotSchema,
} from "../schemas/receipts.ts";
import { receiptViewSchema, tradeLogPageSchema } from "../schemas/views.ts";

export const tradeLogRouter = router({
  /**
   * Receipts, newest first, at most `limit` (1 to 100); `nextCursor` asks for the older ones and is null at the end.
   * Of one account with `accountId`, about one position with `positionId`. Amounts in sats, prices in half dollars. Errors: BAD_REQUEST (a cursor we did not
   * give); NOT_FOUND (an account that is not there, also somebody else's).
   */
  list: traderProcedure("read")
    .input(tradeLogInput)
    .output(checked(tradeLogPageSchema))
    .query(({ ctx, input }) =>
      ctx.services.tradeLog.list({ ...input, userId: ctx.trader.userId, locale: ctx.locale }),
    ),

  /** One receipt with the exchange's answer. Errors: NOT_FOUND, also for somebody else's. */
  get: traderProcedure("read")
    .input(byIdInput)
    .output(checked(receiptViewSchema))
    .query(({ ctx, input }) =>
      ctx.services.tradeLog.get({ ...input, userId: ctx.trader.userId, locale: ctx.locale }),
    ),

  /** What stands behind a receipt: inputs, alternatives, request and answers. Errors: NOT_FOUND, also for somebody else's. */
  detail: traderProcedure("read")
    .input(byIdInput)
    .output(checked(receiptDetailSchema))
    .query(({ ctx, input }) =>
      ctx.services.tradeLog.detail({ ...input, userId: ctx.trader.userId, locale: ctx.locale }),
    ),

  /**
   * How fast this trader's guards were seen to act: milliseconds from the told price to the signed order that 95 of 100 of
   * the newest top-ups keep to, and how many there were; null while fewer than 5 tell.
   */
  reaction: traderProcedure("read")
    .output(checked(reactionSchema.nullable()))
    .query(({ ctx }) => ctx.services.tradeLog.reaction({ userId: ctx.trader.userId, locale: ctx.locale })),

  /** Takes a guard's decision again from its stored inputs. Errors: NOT_FOUND, also for somebody else's. */
  reEvaluate: traderProcedure("read")
    .input(byIdInput)
    .output(checked(reEvaluationSchema))
    .query(({ ctx, input }) =>
      ctx.services.tradeLog.reEvaluate({ ...input, userId: ctx.trader.userId, locale: ctx.locale }),
    ),

  /** The automations that can be asked about: those that stand, and those that ended in the last 90 days, deleted ones too. */
  askable: traderProcedure("read")
    .output(checked(askableSchema))
    .query(({ ctx }) => ctx.services.tradeLog.askable({ userId: ctx.trader.userId, locale: ctx.locale })),

  /**
   * Why an automation did nothing in a past minute, or the receipt of what it did. Errors: NOT_FOUND, also for somebody else's;
   * BAD_REQUEST (a minute that is not over, or of more than 90 days ago); SERVICE_UNAVAILABLE (no prices to be had now).
   */
  whyNot: traderProcedure("read")
    .input(whyNotInput)
    .output(checked(whyNotSchema))
    .query(({ ctx, input }) =>
      ctx.services.tradeLog.whyNot({ ...input, userId: ctx.trader.userId, locale: ctx.locale }),
    ),
});
