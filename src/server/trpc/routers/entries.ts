import { z } from "zod";
import { acting } from "../acting.ts";
import { checked } from "../checked.ts";
import { router, traderProcedure } from "../init.ts";
import { armEntryInput, entryPreviewSchema, entryViewSchema, previewEntryInput } from "../schemas/entries.ts";
import { byIdInput } from "../schemas/inputs.ts";

export const entriesRouter = router({
  /** Every automatic entry of the trader that has not ended, oldest first, with what it has entered. */
  list: traderProcedure("read")
    .output(checked(z.array(entryViewSchema)))
    .query(({ ctx }) => ctx.services.entries.list({ userId: ctx.trader.userId, locale: ctx.locale })),

  /**
   * What an entry would do by settings as they are written: its orders, what they cost and may lose at most, and every field
   * that has to change before it may be armed. Nothing is stored or sent. Errors: BAD_REQUEST (field of `entry` that is no
   * such value), NOT_FOUND (no such account of this trader).
   */
  preview: traderProcedure("read")
    .input(previewEntryInput)
    .output(checked(entryPreviewSchema))
    .query(({ ctx, input }) =>
      ctx.services.entries.preview({ ...input, userId: ctx.trader.userId, locale: ctx.locale }),
    ),

  /**
   * Arms an automatic entry, or changes or resumes one; it begins from the next price. Errors: BAD_REQUEST (field of `entry`,
   * with what to change: `budget` where the worst case of all its entries, guards included, is more; or as many as there may
   * be), NOT_FOUND (no such account or entry of this trader), SERVICE_UNAVAILABLE (the account cannot be read, or no price was
   * seen), FORBIDDEN (reasons `step-up` and `frozen`).
   */
  arm: traderProcedure("raise")
    .input(armEntryInput)
    .output(checked(entryViewSchema))
    .mutation(({ ctx, input }) =>
      ctx.services.entries.arm({ ...input, acting: acting(ctx), locale: ctx.locale }),
    ),

  /**
   * Keeps an entry from entering until it is armed again; orders that rest at LN Markets stay there. Errors: NOT_FOUND (it
   * has ended).
   */
  pause: traderProcedure("lower")
    .input(byIdInput)
    .output(checked(entryViewSchema))
    .mutation(({ ctx, input }) =>
      ctx.services.entries.pause({ ...input, userId: ctx.trader.userId, locale: ctx.locale }),
    ),

  /**
   * Stops an entry for good. A ladder first takes back what is not filled, and is not over until then; stopped again it ends
   * at once. Positions it opened and their guards stay. Errors: NOT_FOUND (it has ended).
   */
  stop: traderProcedure("lower")
    .input(byIdInput)
    .output(checked(z.strictObject({ id: z.uuid(), isOver: z.boolean() })))
    .mutation(({ ctx, input }) =>
      ctx.services.entries.stop({ ...input, userId: ctx.trader.userId, locale: ctx.locale }),
    ),
});
