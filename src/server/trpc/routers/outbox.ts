import { z } from "zod";
import { AppError } from "#services/app-error.ts";
import { publicProcedure, router } from "../init.ts";
import { outboxMailSchema } from "../schemas/sign-in.ts";

export const outboxRouter = router({
  /**
   * The newest mails with the links they carry, for whoever sits at the machine of an installation that sends none.
   * Errors: NOT_FOUND everywhere else.
   */
  list: publicProcedure("read")
    .output(z.array(outboxMailSchema))
    .query(async ({ ctx }) => {
      if (!ctx.isOutboxOpen) throw new AppError("not-found", "There is nothing under this name.");
      return await ctx.services.outbox.list({ origin: ctx.at.origin });
    }),
});
