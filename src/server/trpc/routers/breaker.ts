import { acting } from "../acting.ts";
import { checked } from "../checked.ts";
import { router, traderProcedure } from "../init.ts";
import { armBreakerInput, breakerAccountInput, breakerViewSchema } from "../schemas/breaker.ts";

export const breakerRouter = router({
  /**
   * The drawdown breaker of one account with its peak, the equity it trips at and the nearest prices that bring it there;
   * null where the account has none. Errors: NOT_FOUND (no such account of this trader).
   */
  get: traderProcedure("read")
    .input(breakerAccountInput)
    .output(checked(breakerViewSchema.nullable()))
    .query(({ ctx, input }) =>
      ctx.services.breaker.get({ ...input, userId: ctx.trader.userId, locale: ctx.locale }),
    ),

  /**
   * Arms the breaker of an account, or changes the one it has, which keeps its peak while it watches; one that was stopped
   * or tripped begins with the equity of its first reading. When it trips it throws the panic switch of that account.
   * Errors: BAD_REQUEST (field `dropBps`, `cooldownMinutes` or `action`, with what to change; `accountId` where its key
   * may not read what an equity is made of), NOT_FOUND (no such account of this trader), TOO_MANY_REQUESTS (its cooldown
   * after a trip is not over), FORBIDDEN (reasons `step-up` and `frozen`, where the account may then lose more than before).
   */
  arm: traderProcedure("lower")
    .input(armBreakerInput)
    .output(checked(breakerViewSchema))
    .mutation(({ ctx, input }) =>
      ctx.services.breaker.arm({ ...input, acting: acting(ctx), locale: ctx.locale }),
    ),

  /**
   * Stops the breaker until it is armed again; a stage of the panic switch that it threw stays. Errors: NOT_FOUND (no such
   * account of this trader, or it has no breaker).
   */
  stop: traderProcedure("lower")
    .input(breakerAccountInput)
    .output(checked(breakerViewSchema))
    .mutation(({ ctx, input }) =>
      ctx.services.breaker.stop({ ...input, userId: ctx.trader.userId, locale: ctx.locale }),
    ),
});
