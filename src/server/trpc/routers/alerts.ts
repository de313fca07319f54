import { z } from "zod";
import { checked } from "../checked.ts";
import { router, traderProcedure } from "../init.ts";
import { alertViewSchema, armAlertInput } from "../schemas/alerts.ts";
import { byIdInput } from "../schemas/inputs.ts";

export const alertsRouter = router({
  /** Every price alert of the trader that has not ended, oldest first. */
  list: traderProcedure("read")
    .output(checked(z.array(alertViewSchema)))
    .query(({ ctx }) => ctx.services.alerts.list({ userId: ctx.trader.userId, locale: ctx.locale })),

  /**
   * Arms a price alert, or changes one, which then begins anew from the price as it is. It tells and moves no money. Errors:
   * BAD_REQUEST (field `price`, `bps`, `withinMinutes` or `restMinutes`, with what to change; or as many as there may be),
   * NOT_FOUND (no such account or alert of this trader), SERVICE_UNAVAILABLE (no price was seen yet).
   */
  arm: traderProcedure("raise")
    .input(armAlertInput)
    .output(checked(alertViewSchema))
    .mutation(({ ctx, input }) =>
      ctx.services.alerts.arm({ ...input, userId: ctx.trader.userId, locale: ctx.locale }),
    ),

  /** Silences an alert until it is armed again. Errors: NOT_FOUND (it has ended). */
  pause: traderProcedure("lower")
    .input(byIdInput)
    .output(checked(alertViewSchema))
    .mutation(({ ctx, input }) =>
      ctx.services.alerts.pause({ ...input, userId: ctx.trader.userId, locale: ctx.locale }),
    ),

  /** Ends an alert for good. Errors: NOT_FOUND (it has ended). */
  end: traderProcedure("lower")
    .input(byIdInput)
    .output(checked(z.strictObject({ id: z.uuid() })))
    .mutation(({ ctx, input }) =>
      ctx.services.alerts.end({ ...input, userId: ctx.trader.userId, locale: ctx.locale }),
    ),
});
