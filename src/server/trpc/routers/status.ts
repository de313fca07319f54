import { checked } from "../checked.ts";
import { router, traderProcedure } from "../init.ts";
import { statusSchema } from "../schemas/operating.ts";

export const statusRouter = router({
  /**
   * How every part of this installation is now, asked anew at most once a second however many ask, with the age of each network's
   * last tick and of the last proof of protection. What is wrong in detail, and the version, are for operators alone.
   */
  now: traderProcedure("read")
    .output(checked(statusSchema))
    .query(({ ctx }) =>
      ctx.services.status.now({
        userId: ctx.trader.userId,
        isOperator: ctx.trader.role === "operator" && ctx.trader.hasSecondFactor,
      }),
    ),
});
