import { z } from "zod";
import { acting } from "../acting.ts";
import { checked } from "../checked.ts";
import { refuseWhileFrozen, requireStepUp, router, traderProcedure } from "../init.ts";
import { byIdInput, connectInput, renameAccountInput, replaceKeyInput } from "../schemas/inputs.ts";
import { accountViewSchema, paperStartViewSchema } from "../schemas/views.ts";

/**
 * A key is power over money: it takes a factor of the last five minutes (FORBIDDEN, reason `step-up`) and no reset on the
 * day before (reason `frozen`), and attempts are counted like those to log in.
 */
const guarded = traderProcedure("auth").use(requireStepUp).use(refuseWhileFrozen);

/** Leaves positions without their guards, so it takes a fresh factor too; puts no more at risk at the exchange, so no reset stops it. */
const ending = traderProcedure("lower").use(requireStepUp);

export const credentialsRouter = router({
  /**
   * Asks the exchange about the key, then stores it encrypted. Answers without any part of the secret.
   * Errors: BAD_REQUEST (field), UNPROCESSABLE_CONTENT (wrong or inactive key, one that can withdraw, mainnet without a second factor),
   * CONFLICT (the account is connected already), SERVICE_UNAVAILABLE (the exchange did not answer; nothing is stored).
   */
  connect: guarded
    .input(connectInput)
    .output(checked(accountViewSchema))
    .mutation(({ ctx, input }) =>
      ctx.services.credentials.connect({ ...input, acting: acting(ctx), locale: ctx.locale }),
    ),

  /** The trader's accounts, oldest first; of each key only the last four characters. */
  list: traderProcedure("read")
    .output(checked(z.array(accountViewSchema)))
    .query(({ ctx }) => ctx.services.credentials.list({ userId: ctx.trader.userId, locale: ctx.locale })),

  /** Whether an account with play money can be had here, by `startOnPaper`. */
  paperStart: traderProcedure("read")
    .output(checked(paperStartViewSchema))
    .query(({ ctx }) =>
      ctx.services.credentials.paperStart({ userId: ctx.trader.userId, locale: ctx.locale }),
    ),

  /**
   * Opens the trader's one account with play money (sats that nobody owns) at this installation's paper exchange and
   * connects its key, which leaves the server in no answer. Again, it answers with the same account. There is no real money
   * in it, so it takes no fresh factor; it counts like an attempt to connect.
   * Errors: UNPROCESSABLE_CONTENT (no paper exchange runs here), SERVICE_UNAVAILABLE (it did not answer; nothing is stored).
   */
  startOnPaper: traderProcedure("auth")
    .output(checked(accountViewSchema))
    .mutation(({ ctx }) =>
      ctx.services.credentials.startOnPaper({ acting: acting(ctx), locale: ctx.locale }),
    ),

  /**
   * Asks the exchange about the stored key now and keeps what it says. Errors: NOT_FOUND, also for somebody else's;
   * UNPROCESSABLE_CONTENT (the exchange refuses the key), SERVICE_UNAVAILABLE (it did not answer).
   */
  test: traderProcedure("lower")
    .input(byIdInput)
    .output(checked(accountViewSchema))
    .mutation(({ ctx, input }) =>
      ctx.services.credentials.test({ ...input, acting: acting(ctx), locale: ctx.locale }),
    ),

  /**
   * Puts another key of the same exchange account in the place of the stored one, which serves until the new one is
   * accepted. Errors: as `connect`, and NOT_FOUND, also for somebody else's.
   */
  replace: guarded
    .input(replaceKeyInput)
    .output(checked(accountViewSchema))
    .mutation(({ ctx, input }) =>
      ctx.services.credentials.replace({ ...input, acting: acting(ctx), locale: ctx.locale }),
    ),

  /** Errors: NOT_FOUND, also for somebody else's. */
  rename: traderProcedure("lower")
    .input(renameAccountInput)
    .output(checked(accountViewSchema))
    .mutation(({ ctx, input }) =>
      ctx.services.credentials.rename({ ...input, userId: ctx.trader.userId, locale: ctx.locale }),
    ),

  /**
   * Deletes the stored key and ends the account's guards; positions at the exchange stay as they are.
   * Errors: NOT_FOUND, also for somebody else's.
   */
  remove: ending
    .input(byIdInput)
    .output(checked(byIdInput))
    .mutation(async ({ ctx, input }) => {
      await ctx.services.credentials.remove({ ...input, acting: acting(ctx), locale: ctx.locale });
      return input;
    }),
});
