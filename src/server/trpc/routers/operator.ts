import { acting } from "../acting.ts";
import { operatorProcedure, router } from "../init.ts";
import { operatorEventPageSchema, operatorEventsInput } from "../schemas/watching.ts";

export const operatorRouter = router({
  /**
   * Security events of everybody, newest first, which is taken down itself; `minRisk` 0 lists all, from 0.8 on the riskier.
   * Errors: FORBIDDEN for whoever is no operator, BAD_REQUEST (a cursor we did not give, or a `minRisk` between).
   */
  securityEvents: operatorProcedure("read")
    .input(operatorEventsInput)
    .output(operatorEventPageSchema)
    .query(({ ctx, input }) =>
      ctx.services.operator.securityEvents({ ...input, acting: acting(ctx), locale: ctx.locale }),
    ),
});
