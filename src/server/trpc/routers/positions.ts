import { z } from "zod";
import { router, traderProcedure } from "../init.ts";
import { positionViewSchema } from "../schemas/views.ts";

export const positionsRouter = router({
  /**
   * The trader's running positions with their guards, oldest first, each with the time it was read. Amounts in sats,
   * prices in half dollars, distances in basis points of the last price, null before one was seen.
   */
  list: traderProcedure("read")
    .output(z.array(positionViewSchema))
    .query(({ ctx }) => ctx.services.positions.list({ userId: ctx.trader.userId })),
});
