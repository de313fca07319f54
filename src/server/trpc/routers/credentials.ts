import { z } from "zod";
import { router, traderProcedure } from "../init.ts";
import { byIdInput, connectInput, renameAccountInput, replaceKeyInput } from "../schemas/inputs.ts";
import { accountViewSchema } from "../schemas/views.ts";

export const credentialsRouter = router({
  /**
   * Asks the exchange about the key, then stores it encrypted. Answers without any part of the secret.
   * Errors: BAD_REQUEST (field), UNPROCESSABLE_CONTENT (wrong or inactive key, one that can withdraw, mainnet),
   * CONFLICT (the account is connected already), SERVICE_UNAVAILABLE (the exchange did not answer; nothing is stored).
   */
  connect: traderProcedure
    .meta({ limit: "raise" })
    .input(connectInput)
    .output(accountViewSchema)
    .mutation(({ ctx, input }) => ctx.services.credentials.connect({ ...input, userId: ctx.trader.userId })),

  /** The trader's accounts, oldest first; of each key only the last four characters. */
  list: traderProcedure
    .meta({ limit: "read" })
    .output(z.array(accountViewSchema))
    .query(({ ctx }) => ctx.services.credentials.list({ userId: ctx.trader.userId })),

  /**
   * Asks the exchange about the stored key now and keeps what it says. Errors: NOT_FOUND, also for somebody else's;
   * UNPROCESSABLE_CONTENT (the exchange refuses the key), SERVICE_UNAVAILABLE (it did not answer).
   */
  test: traderProcedure
    .meta({ limit: "lower" })
    .input(byIdInput)
    .output(accountViewSchema)
    .mutation(({ ctx, input }) => ctx.services.credentials.test({ ...input, userId: ctx.trader.userId })),

  /**
   * Puts another key of the same exchange account in the place of the stored one, which serves until the new one is
   * accepted. Errors: as `connect`, and NOT_FOUND, also for somebody else's.
   */
  replace: traderProcedure
    .meta({ limit: "raise" })
    .input(replaceKeyInput)
    .output(accountViewSchema)
    .mutation(({ ctx, input }) => ctx.services.credentials.replace({ ...input, userId: ctx.trader.userId })),

  /** Errors: NOT_FOUND, also for somebody else's. */
  rename: traderProcedure
    .meta({ limit: "lower" })
    .input(renameAccountInput)
    .output(accountViewSchema)
    .mutation(({ ctx, input }) => ctx.services.credentials.rename({ ...input, userId: ctx.trader.userId })),

  /**
   * Deletes the stored key and ends the account's guards; positions at the exchange stay as they are.
   * Errors: NOT_FOUND, also for somebody else's.
   */
  remove: traderProcedure
    .meta({ limit: "lower" })
    .input(byIdInput)
    .output(byIdInput)
    .mutation(async ({ ctx, input }) => {
      await ctx.services.credentials.remove({ ...input, userId: ctx.trader.userId });
      return input;
    }),
});
