import { acting } from "../acting.ts";
import { router, traderProcedure } from "../init.ts";
import { armGuardInput, byIdInput } from "../schemas/inputs.ts";
import { guardViewSchema } from "../schemas/views.ts";

export const automationsRouter = router({
  /**
   * Arms a margin guard on one running position, or changes the one it has. Caps in sats, distances in basis points,
   * cooldown in seconds. Errors: BAD_REQUEST (field of `config`, with what to change), NOT_FOUND (no such account or
   * position of this trader), SERVICE_UNAVAILABLE (the position cannot be read), FORBIDDEN (reasons `step-up` and `frozen`,
   * unless it only lowers what the guard may spend).
   */
  armGuard: traderProcedure("raise")
    .input(armGuardInput)
    .output(guardViewSchema)
    .mutation(({ ctx, input }) => ctx.services.automations.armGuard({ ...input, acting: acting(ctx) })),

  /** Stops a guard from acting until it is resumed. Errors: NOT_FOUND, CONFLICT (it has ended). */
  pauseGuard: traderProcedure("lower")
    .input(byIdInput)
    .output(guardViewSchema)
    .mutation(({ ctx, input }) =>
      ctx.services.automations.pauseGuard({ ...input, userId: ctx.trader.userId }),
    ),

  /**
   * Lets a paused guard act again, within the caps it had; its trigger is derived anew. No reset stands in the way: whoever
   * was taken for somebody else, and has a new password now, gets the protection back at once. Errors: NOT_FOUND, CONFLICT
   * (it has ended).
   */
  resumeGuard: traderProcedure("raise")
    .input(byIdInput)
    .output(guardViewSchema)
    .mutation(({ ctx, input }) =>
      ctx.services.automations.resumeGuard({ ...input, userId: ctx.trader.userId }),
    ),
});
