import { checked } from "../checked.ts";
import { router, traderProcedure } from "../init.ts";
import { changeSettingsInput, settingsKeptSchema, settingsViewSchema } from "../schemas/settings.ts";

export const settingsRouter = router({
  /** How this trader has chosen to read, with null for what they have not; null where nothing was chosen. */
  get: traderProcedure("read")
    .output(checked(settingsViewSchema.nullable()))
    .query(({ ctx }) => ctx.services.settings.get({ userId: ctx.trader.userId })),

  /**
   * Keeps how this trader reads, for every browser; answers when that was, in epoch milliseconds.
   * Errors: BAD_REQUEST (fields `locale`, `timeZone`, `amounts`, `money`).
   */
  change: traderProcedure("lower")
    .input(changeSettingsInput)
    .output(checked(settingsKeptSchema))
    .mutation(({ ctx, input }) => ctx.services.settings.change({ userId: ctx.trader.userId, chosen: input })),
});
