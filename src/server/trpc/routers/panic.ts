import { z } from "zod";
import { acting } from "../acting.ts";
import { checked } from "../checked.ts";
import { refuseWhileFrozen, requireStepUp, router, traderProcedure } from "../init.ts";
import { byIdInput } from "../schemas/inputs.ts";
import {
  madePanicLinkSchema,
  panicLinkInput,
  panicLinkViewSchema,
  panicLowerInput,
  panicPreviewInput,
  panicPreviewSchema,
  panicProgressInput,
  panicProgressSchema,
  panicRaiseInput,
  panicStandingSchema,
} from "../schemas/panic.ts";

export const panicRouter = router({
  /** What closing down to a share would cost and leave, and how long it takes, for each network with open positions. */
  preview: traderProcedure("read")
    .input(panicPreviewInput)
    .output(checked(panicPreviewSchema))
    .query(({ ctx, input }) =>
      ctx.services.panic.preview({ ...input, userId: ctx.trader.userId, locale: ctx.locale }),
    ),

  /** How far the switch is thrown, by whom and since when, and what was closed for it last. */
  standing: traderProcedure("read")
    .output(checked(panicStandingSchema))
    .query(({ ctx }) => ctx.services.panic.standing({ userId: ctx.trader.userId, locale: ctx.locale })),

  /**
   * Throws the switch, for one account or all: a session is enough, because it only lowers risk. A stage that is stricter
   * already stands. `reduce` and `flatten` begin to close positions; `revoke` closes them and then wipes the stored keys.
   * The same `commandId` twice is one, and its progress is asked for by it. Errors: NOT_FOUND, also for somebody else's account.
   */
  raise: traderProcedure("lower")
    .input(panicRaiseInput)
    .output(checked(panicStandingSchema))
    .mutation(({ ctx, input }) =>
      ctx.services.panic.raise({ ...input, acting: acting(ctx), locale: ctx.locale }),
    ),

  /**
   * Puts a milder stage, or `calm`; what was being closed stops where it is. Errors: NOT_FOUND, FORBIDDEN (reasons
   * `step-up` and `frozen`).
   */
  lower: traderProcedure("raise")
    .use(requireStepUp)
    .use(refuseWhileFrozen)
    .input(panicLowerInput)
    .output(checked(panicStandingSchema))
    .mutation(({ ctx, input }) =>
      ctx.services.panic.lower({ ...input, acting: acting(ctx), locale: ctx.locale }),
    ),

  /** How far one throw has come, position by position. Errors: NOT_FOUND, also for somebody else's. */
  progress: traderProcedure("read")
    .input(panicProgressInput)
    .output(checked(panicProgressSchema))
    .query(({ ctx, input }) =>
      ctx.services.panic.progress({ ...input, userId: ctx.trader.userId, locale: ctx.locale }),
    ),

  /**
   * A link that throws the switch once without a login, and can do nothing else. It outlives the session, so it takes a
   * fresh factor. Errors: FORBIDDEN (reason `step-up`), CONFLICT (five still work).
   */
  makeLink: traderProcedure("raise")
    .use(requireStepUp)
    .input(panicLinkInput)
    .output(checked(madePanicLinkSchema))
    .mutation(({ ctx, input }) =>
      ctx.services.panic.makeLink({ ...input, acting: acting(ctx), locale: ctx.locale }),
    ),

  /** Every panic link of the trader's, newest first, and what became of it; never its token. */
  listLinks: traderProcedure("read")
    .output(checked(z.array(panicLinkViewSchema)))
    .query(({ ctx }) => ctx.services.panic.listLinks({ userId: ctx.trader.userId, locale: ctx.locale })),

  /** Ends a link at once. Errors: NOT_FOUND, also for one that works no more and for somebody else's. */
  revokeLink: traderProcedure("lower")
    .input(byIdInput)
    .output(checked(byIdInput))
    .mutation(async ({ ctx, input }) => {
      await ctx.services.panic.revokeLink({ ...input, acting: acting(ctx), locale: ctx.locale });
      return input;
    }),
});
