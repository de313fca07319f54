import { router, traderProcedure } from "../init.ts";
import { overviewSchema } from "../schemas/views.ts";

export const overviewRouter = router({
  /**
   * The trader's accounts, prices, positions and guards in one answer, each reading with its time. Amounts in sats,
   * prices in half dollars, distances in basis points. An account that cannot be read says so; it is no error.
   */
  get: traderProcedure("read")
    .output(overviewSchema)
    .query(({ ctx }) => ctx.services.overview.get({ userId: ctx.trader.userId, locale: ctx.locale })),
});
