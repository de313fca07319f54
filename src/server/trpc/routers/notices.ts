import { z } from "zod";
import { router, traderProcedure } from "../init.ts";
import { noticeSchema } from "../schemas/views.ts";

export const noticesRouter = router({
  /** What the app tells the trader, newest first. */
  list: traderProcedure("read")
    .output(z.array(noticeSchema))
    .query(({ ctx }) => ctx.services.notices.list({ userId: ctx.trader.userId, locale: ctx.locale })),
});
