import { acting } from "../acting.ts";
import { checked } from "../checked.ts";
import { router, traderProcedure } from "../init.ts";
import { automationDocumentSchema } from "../schemas/automation-document.ts";
import {
  armedSettingsSchema,
  automationHistorySchema,
  copyAutomationInput,
  deletedAutomationSchema,
  exportAutomationsInput,
  historyInput,
  importAutomationsInput,
  importedSchema,
  rollBackInput,
} from "../schemas/automation-history.ts";
import { checkConflictsInput, checkedConflictsSchema } from "../schemas/conflicts.ts";
import {
  armCrossGuardInput,
  crossGuardViewSchema,
  crossPreviewSchema,
  previewCrossGuardInput,
} from "../schemas/cross.ts";
import { armExitInput, exitViewSchema } from "../schemas/exits.ts";
import { armGuardInput, byIdInput } from "../schemas/inputs.ts";
import { guardViewSchema } from "../schemas/views.ts";

export const automationsRouter = router({
  /**
   * Arms a margin guard on one running position, or changes the one it has. Caps in sats, distances in basis points,
   * cooldown in seconds. Errors: BAD_REQUEST (field of `config`, with what to change, or `acknowledged` for a warning of
   * `checkConflicts` that was not handed back as meant), NOT_FOUND (no such account or position of this trader), SERVICE_UNAVAILABLE (the position cannot be read), FORBIDDEN (reasons `step-up` and `frozen`,
   * unless it only lowers what the guard may spend).
   */
  armGuard: traderProcedure("raise")
    .input(armGuardInput)
    .output(checked(guardViewSchema))
    .mutation(({ ctx, input }) =>
      ctx.services.automations.armGuard({ ...input, acting: acting(ctx), locale: ctx.locale }),
    ),

  /** Stops a guard from acting until it is resumed. Errors: NOT_FOUND, CONFLICT (it has ended). */
  pauseGuard: traderProcedure("lower")
    .input(byIdInput)
    .output(checked(guardViewSchema))
    .mutation(({ ctx, input }) =>
      ctx.services.automations.pauseGuard({ ...input, userId: ctx.trader.userId, locale: ctx.locale }),
    ),

  /**
   * Lets a paused guard act again, within the caps it had; its trigger is derived anew. No reset stands in the way: whoever
   * was taken for somebody else, and has a new password now, gets the protection back at once. Errors: NOT_FOUND, CONFLICT
   * (it has ended).
   */
  resumeGuard: traderProcedure("raise")
    .input(byIdInput)
    .output(checked(guardViewSchema))
    .mutation(({ ctx, input }) =>
      ctx.services.automations.resumeGuard({ ...input, userId: ctx.trader.userId, locale: ctx.locale }),
    ),

  /**
   * Arms a guard on the cross position of an account, or changes the one it has: it adds to the cross margin, reduces the
   * position, or closes it. Units as for `armGuard`, contracts in USD. Errors: BAD_REQUEST (field of `config`, with what to
   * change; `accountId` where the position is flat or the key may not act on it; `acknowledged` for a warning of
   * `checkConflicts` that was not handed back as meant), NOT_FOUND (no such account of this
   * trader), SERVICE_UNAVAILABLE (it cannot be read), FORBIDDEN (reasons `step-up` and `frozen`, unless it only lowers what
   * the guard may spend).
   */
  armCrossGuard: traderProcedure("raise")
    .input(armCrossGuardInput)
    .output(checked(crossGuardViewSchema))
    .mutation(({ ctx, input }) =>
      ctx.services.automations.armCrossGuard({ ...input, acting: acting(ctx), locale: ctx.locale }),
    ),

  /**
   * What such a guard would do the first time it fires, by the decision of the live one. Errors: as for `armCrossGuard`,
   * without FORBIDDEN.
   */
  previewCrossGuard: traderProcedure("read")
    .input(previewCrossGuardInput)
    .output(checked(crossPreviewSchema))
    .query(({ ctx, input }) =>
      ctx.services.automations.previewCrossGuard({ ...input, userId: ctx.trader.userId, locale: ctx.locale }),
    ),

  /** Stops a cross guard from acting until it is resumed. Errors: NOT_FOUND (it has ended). */
  pauseCrossGuard: traderProcedure("lower")
    .input(byIdInput)
    .output(checked(crossGuardViewSchema))
    .mutation(({ ctx, input }) =>
      ctx.services.automations.pauseCrossGuard({ ...input, userId: ctx.trader.userId, locale: ctx.locale }),
    ),

  /** Lets a paused cross guard act again, as `resumeGuard` does. Errors: as for `armCrossGuard`, without FORBIDDEN. */
  resumeCrossGuard: traderProcedure("raise")
    .input(byIdInput)
    .output(checked(crossGuardViewSchema))
    .mutation(({ ctx, input }) =>
      ctx.services.automations.resumeCrossGuard({ ...input, userId: ctx.trader.userId, locale: ctx.locale }),
    ),

  /** Ends a cross guard for good; one that is armed later begins with caps of its own. Errors: NOT_FOUND (it has ended). */
  endCrossGuard: traderProcedure("lower")
    .input(byIdInput)
    .output(checked(crossGuardViewSchema))
    .mutation(({ ctx, input }) =>
      ctx.services.automations.endCrossGuard({ ...input, userId: ctx.trader.userId, locale: ctx.locale }),
    ),

  /**
   * Arms an exit on one running position, or puts it in the place of the one in its slot: a stop (stop loss, trailing,
   * break-even), a take profit, or the backstop. Prices in half dollars, shares in basis points, amounts in sats. What is
   * due is placed at LN Markets from the next reading, within seconds. Errors: BAD_REQUEST (field of `rule`, with what to
   * change, or `acknowledged` for a warning that was not handed back as meant), NOT_FOUND (no such account or position of this trader), SERVICE_UNAVAILABLE (the position cannot be read),
   * FORBIDDEN (reasons `step-up` and `frozen`, where the position may then lose more than before).
   */
  armExit: traderProcedure("lower")
    .input(armExitInput)
    .output(checked(exitViewSchema))
    .mutation(({ ctx, input }) =>
      ctx.services.automations.armExit({ ...input, acting: acting(ctx), locale: ctx.locale }),
    ),

  /**
   * Stops an exit from being placed or moved; what stands at LN Markets for it stays there. Errors: NOT_FOUND (it has
   * ended).
   */
  pauseExit: traderProcedure("lower")
    .input(byIdInput)
    .output(checked(exitViewSchema))
    .mutation(({ ctx, input }) =>
      ctx.services.automations.pauseExit({ ...input, userId: ctx.trader.userId, locale: ctx.locale }),
    ),

  /**
   * What a guard, an exit, or with no position a guard of the cross one, as it is being written, and the rules around it would do to each other: each conflict in a
   * sentence that names both rules, with the way of the price that shows it. Nothing is saved; arming refuses what has the
   * severity `refuse`, and what has `warn` unless its id comes with it. Errors: BAD_REQUEST (field of the settings, where
   * they are wrong by themselves), NOT_FOUND (no such account or position of this trader), SERVICE_UNAVAILABLE (the account
   * cannot be read).
   */
  checkConflicts: traderProcedure("read")
    .input(checkConflictsInput)
    .output(checked(checkedConflictsSchema))
    .query(({ ctx, input }) =>
      ctx.services.automations.checkConflicts({ ...input, userId: ctx.trader.userId, locale: ctx.locale }),
    ),

  /**
   * What was done to the automations of a position, to the guard of the cross position, or to the rules of an account, newest
   * first: what changed, who did it, and what going back to it would change; `nextCursor` asks for older ones. Positions that
   * are over have theirs too. Errors: NOT_FOUND (no such account).
   */
  history: traderProcedure("read")
    .input(historyInput)
    .output(checked(automationHistorySchema))
    .query(({ ctx, input }) =>
      ctx.services.automations.history({ ...input, userId: ctx.trader.userId, locale: ctx.locale }),
    ),

  /**
   * Arms the settings of an older version again, as another version, against the position as it is. Errors: NOT_FOUND (it
   * has ended, or never had that version), BAD_REQUEST (the version is in force, or its settings do not fit any more, or
   * `acknowledged` for a warning that was not said to be meant),
   * SERVICE_UNAVAILABLE (the position cannot be read), FORBIDDEN (reasons `step-up` and `frozen`, where more is at risk then).
   */
  rollBack: traderProcedure("raise")
    .input(rollBackInput)
    .output(checked(armedSettingsSchema))
    .mutation(({ ctx, input }) =>
      ctx.services.automations.rollBack({ ...input, acting: acting(ctx), locale: ctx.locale }),
    ),

  /**
   * Arms an automation's settings on another running position, in the place of what stands there; with `also` on more of the
   * same account, on all of them or on none, and the answer is the one on `subject`. A cross guard goes to the cross position
   * of an account, a rule of an account to an account. Errors: as `rollBack`, NOT_FOUND also for a position or an account that
   * is not this trader's; of several, BAD_REQUEST names the first that refuses it (field `subject` or `also.N`).
   */
  copy: traderProcedure("raise")
    .input(copyAutomationInput)
    .output(checked(armedSettingsSchema))
    .mutation(({ ctx, input }) =>
      ctx.services.automations.copy({ ...input, acting: acting(ctx), locale: ctx.locale }),
    ),

  /**
   * Ends an automation for good. What stands at LN Markets stays there, and the answer says what that is. Errors: NOT_FOUND
   * (it has ended), CONFLICT (a backstop, which is switched off instead; a breaker that tripped and rests).
   */
  delete: traderProcedure("lower")
    .input(byIdInput)
    .output(checked(deletedAutomationSchema))
    .mutation(({ ctx, input }) =>
      ctx.services.automations.delete({ ...input, userId: ctx.trader.userId, locale: ctx.locale }),
    ),

  /**
   * The automations of a position, the guard of a cross position, the rules of an account, or with null all of it, as a
   * document that `import` takes; every number says its unit in its name. Errors: NOT_FOUND, CONFLICT (more than one document carries).
   */
  export: traderProcedure("read")
    .input(exportAutomationsInput)
    .output(checked(automationDocumentSchema))
    .query(({ ctx, input }) =>
      ctx.services.automations.export({ ...input, userId: ctx.trader.userId, locale: ctx.locale }),
    ),

  /**
   * Arms automations of a document on one account and its positions, all of them or, where one is refused, none. With `isDryRun`
   * it only tells what would become of each. Errors: BAD_REQUEST (field: the place in the document), NOT_FOUND (no such
   * account), FORBIDDEN (reasons `step-up` and `frozen`, where one of them may put more at risk).
   */
  import: traderProcedure("raise")
    .input(importAutomationsInput)
    .output(checked(importedSchema))
    .mutation(({ ctx, input }) =>
      ctx.services.automations.import({ ...input, acting: acting(ctx), locale: ctx.locale }),
    ),
});
