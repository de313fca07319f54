import { z } from "zod";
import { router, traderProcedure } from "../init.ts";
import { byIdInput, connectInput } from "../schemas/inputs.ts";
import { accountViewSchema } from "../schemas/views.ts";

export const credentialsRouter = router({
  /**
   * Asks the exchange about the key, then stores it encrypted. Answers without any part of the secret.
   * Errors: BAD_REQUEST (field), UNPROCESSABLE_CONTENT (wrong or inactive key, one that can withdraw, mainnet without a second factor),
   * CONFLICT (the account is connected already), SERVICE_UNAVAILABLE (the exchange did not answer; nothing is stored).
   */
  connect: traderProcedure("auth")
    .input(connectInput)
    .output(accountViewSchema)
    .mutation(({ ctx, input }) => ctx.services.credentials.connect({ ...input, userId: ctx.trader.userId })),

  /** The trader's accounts, oldest first; of each key only the last four characters. */
  list: traderProcedure("read")
    .output(z.array(accountViewSchema))
    .query(({ ctx }) => ctx.services.credentials.list({ userId: ctx.trader.userId })),

  /**
   * Deletes the stored key and ends the account's guards; positions at the exchange stay as they are.
   * Errors: NOT_FOUND, also for somebody else's.
   */
  remove: traderProcedure("lower")
    .input(byIdInput)
    .output(byIdInput)
    .mutation(async ({ ctx, input }) => {
      await ctx.services.credentials.remove({ ...input, userId: ctx.trader.userId });
      return input;
    }),
});
