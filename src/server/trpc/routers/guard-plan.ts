import { z } from "zod";
import { acting } from "../acting.ts";
import { checked } from "../checked.ts";
import { router, traderProcedure } from "../init.ts";
import { armPlanInput, planAccountInput, planPreviewSchema, planViewSchema } from "../schemas/guard-plan.ts";

export const guardPlanRouter = router({
  /**
   * The guard plan of one account: the guard of every isolated position that has none of its own; null where the account has
   * none. Errors: NOT_FOUND (no such account of this trader).
   */
  get: traderProcedure("read")
    .input(planAccountInput)
    .output(checked(planViewSchema.nullable()))
    .query(({ ctx, input }) =>
      ctx.services.guardPlan.get({ ...input, userId: ctx.trader.userId, locale: ctx.locale }),
    ),

  /**
   * What a plan would do as it is written, on each running position, and every field that has to change before it may be
   * armed. Nothing is stored. Errors: BAD_REQUEST (field of `plan` that is no such value), NOT_FOUND (no such account of this
   * trader).
   */
  preview: traderProcedure("read")
    .input(armPlanInput)
    .output(checked(planPreviewSchema))
    .query(({ ctx, input }) =>
      ctx.services.guardPlan.preview({ ...input, userId: ctx.trader.userId, locale: ctx.locale }),
    ),

  /**
   * Arms the guard plan of an account, or changes the one it has. Positions without a guard get theirs from the next reading,
   * within seconds; guards made before stay as they are. Errors: BAD_REQUEST (field of `plan`, with what to change),
   * NOT_FOUND (no such account of this trader), FORBIDDEN (reasons `step-up` and `frozen`, unless it only lowers what new
   * guards may spend).
   */
  arm: traderProcedure("raise")
    .input(armPlanInput)
    .output(checked(planViewSchema))
    .mutation(({ ctx, input }) =>
      ctx.services.guardPlan.arm({ ...input, acting: acting(ctx), locale: ctx.locale }),
    ),

  /** Stops the plan: it guards nothing more, and guards it made stay. Errors: NOT_FOUND (no such account, or it has no plan). */
  stop: traderProcedure("lower")
    .input(planAccountInput)
    .output(checked(z.strictObject({ accountId: z.uuid() })))
    .mutation(({ ctx, input }) =>
      ctx.services.guardPlan.stop({ ...input, userId: ctx.trader.userId, locale: ctx.locale }),
    ),
});
