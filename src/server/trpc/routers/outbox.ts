import { z } from "zod";
import { saidBy } from "#domain/language/in-both.ts";
import { AppError } from "#services/app-error.ts";
import { REQUEST_WORDS } from "../../http/request-words.ts";
import { checked } from "../checked.ts";
import { publicProcedure, router } from "../init.ts";
import { outboxMailSchema } from "../schemas/sign-in.ts";

export const outboxRouter = router({
  /**
   * The newest mails with the links they carry, for whoever sits at the machine of an installation that sends none.
   * Errors: NOT_FOUND everywhere else.
   */
  list: publicProcedure("read")
    .output(checked(z.array(outboxMailSchema)))
    .query(async ({ ctx }) => {
      if (!ctx.isOutboxOpen)
        throw new AppError(
          "not-found",
          saidBy(REQUEST_WORDS, ({ nothingHere }) => nothingHere),
        );
      return await ctx.services.outbox.list({ origin: ctx.at.origin });
    }),
});
