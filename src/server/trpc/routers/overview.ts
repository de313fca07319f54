import { checked } from "../checked.ts";
import { lastKnownProcedure, router } from "../init.ts";
import { overviewSchema } from "../schemas/views.ts";

export const overviewRouter = router({
  /**
   * The trader's accounts, prices, positions and guards in one answer, each reading with its time. Amounts in sats,
   * prices in half dollars, distances in basis points. An account that cannot be read says so; it is no error. While the
   * database does not answer it is what was last known, and says since when.
   */
  get: lastKnownProcedure("read")
    .output(checked(overviewSchema))
    .query(async ({ ctx }) => {
      const asked = { userId: ctx.trader.userId, locale: ctx.locale };
      if (ctx.defect === null) return await ctx.services.overview.get(asked);
      const last = await ctx.services.overview.last(asked);
      if (last === null) throw ctx.defect;
      return last;
    }),
});
