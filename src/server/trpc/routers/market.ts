import { z } from "zod";
import { checked } from "../checked.ts";
import { router, traderProcedure } from "../init.ts";
import { candlesInput } from "../schemas/inputs.ts";
import { brlRateSchema } from "../schemas/settings.ts";
import { candleViewSchema } from "../schemas/views.ts";

export const marketRouter = router({
  /**
   * Candles of a network, at most `limit` (1 to 1,000). Prices in half dollars, volume in USD.
   * Errors: SERVICE_UNAVAILABLE (the exchange did not answer).
   */
  candles: traderProcedure("read")
    .input(candlesInput)
    .output(checked(z.array(candleViewSchema)))
    .query(({ ctx, input }) => ctx.services.market.candles(input)),

  /**
   * What one US dollar costs, in ten-thousandths of a real, with its day and its source; null where no rate could be read.
   * Errors: none of its own.
   */
  brlRate: traderProcedure("read")
    .output(checked(brlRateSchema.nullable()))
    .query(({ ctx }) => ctx.services.market.brlRate()),
});
