import { AppError } from "#services/app-error.ts";
import { router, traderProcedure } from "../init.ts";
import { operatorEventPageSchema, operatorEventsInput } from "../schemas/watching.ts";

export const operatorRouter = router({
  /** Security events of everybody, newest first. Errors: NOT_FOUND for whoever is no operator. */
  securityEvents: traderProcedure
    .meta({ limit: "read" })
    .input(operatorEventsInput)
    .output(operatorEventPageSchema)
    .query(({ ctx, input }) => {
      if (ctx.trader.role !== "operator")
        throw new AppError("not-found", "There is nothing under this name.");
      return ctx.services.operator.securityEvents({ ...input, userId: ctx.trader.userId });
    }),
});
