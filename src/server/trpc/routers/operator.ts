import { acting } from "../acting.ts";
import { checked } from "../checked.ts";
import { operatorProcedure, router } from "../init.ts";
import { pageInput } from "../schemas/notifications.ts";
import { operatorAlertPageSchema, silencedSchema, silenceInput } from "../schemas/operating.ts";
import { operatorEventPageSchema, operatorEventsInput } from "../schemas/watching.ts";

export const operatorRouter = router({
  /**
   * Security events of everybody, newest first, which is taken down itself; `minRisk` 0 lists all, from 0.8 on the riskier.
   * Errors: FORBIDDEN for whoever is no operator, BAD_REQUEST (a cursor we did not give, or a `minRisk` between).
   */
  securityEvents: operatorProcedure("read")
    .input(operatorEventsInput)
    .output(checked(operatorEventPageSchema))
    .query(({ ctx, input }) =>
      ctx.services.operator.securityEvents({ ...input, acting: acting(ctx), locale: ctx.locale }),
    ),

  /**
   * Alerts about this installation: `standing` first, all of them with the first page, then those that are over, newest first.
   * `nextCursor` asks for the older and is null at the end; a page before it may hold none.
   * Errors: FORBIDDEN for whoever is no operator, BAD_REQUEST (a cursor we did not give).
   */
  alerts: operatorProcedure("read")
    .input(pageInput)
    .output(checked(operatorAlertPageSchema))
    .query(({ ctx, input }) => ctx.services.operator.alerts({ ...input, userId: ctx.trader.userId })),

  /**
   * Has nobody told of a standing alert for 1, 8 or 24 `hours`, or has it told again where that is null; it is followed all the same.
   * Errors: FORBIDDEN for whoever is no operator, NOT_FOUND where it does not stand, BAD_REQUEST (field `hours`).
   */
  silence: operatorProcedure("lower")
    .input(silenceInput)
    .output(checked(silencedSchema))
    .mutation(({ ctx, input }) => ctx.services.operator.silence({ ...input, userId: ctx.trader.userId })),
});
