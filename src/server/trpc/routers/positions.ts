import { acting } from "../acting.ts";
import { checked } from "../checked.ts";
import { refuseWhileFrozen, requireStepUp, router, traderProcedure } from "../init.ts";
import {
  addMarginInput,
  cancelInput,
  cashInInput,
  closeAllInput,
  closeAllViewSchema,
  closeInput,
  commandViewSchema,
  crossCancelInput,
  crossCloseInput,
  crossLeverageInput,
  crossMoveInput,
  crossOrderInput,
  openInput,
  outcomeInput,
  outcomeViewSchema,
  previewInput,
  previewViewSchema,
  removeStopLossInput,
  removeTakeProfitInput,
  setExitInput,
  setTrailingStopInput,
} from "../schemas/positions.ts";
import { reservePlanInput, reservePlanSchema } from "../schemas/reserve-plan.ts";
import { waitingOrdersInput, waitingOrdersSchema } from "../schemas/waiting-orders.ts";

/*
 * Every command answers what came of it with its receipt, and refuses with NOT_FOUND (no such account, position or order of
 * this trader), CONFLICT (ordered already, or not what was seen: the message names what changed), UNPROCESSABLE_CONTENT (the
 * key may not), SERVICE_UNAVAILABLE (the account cannot be read, or nobody with keys answers). That LN Markets refuses is no
 * error but an outcome.
 */

/** Takes no factor, ever. */
const lower = traderProcedure("lower").output(checked(commandViewSchema));
/** FORBIDDEN with the reason `step-up` or `frozen`. */
const raise = traderProcedure("raise")
  .use(requireStepUp)
  .use(refuseWhileFrozen)
  .output(checked(commandViewSchema));

export const positionsRouter = router({
  /**
   * The limit orders that wait on an account, isolated ones and those on the cross margin, as the exchange lists them now; at
   * most 120 times a minute. Amounts in sats, prices in half dollars. Errors: NOT_FOUND, also for somebody else's;
   * TOO_MANY_REQUESTS (retryAfter), SERVICE_UNAVAILABLE (the exchange or the worker did not answer).
   */
  waiting: traderProcedure("read")
    .input(waitingOrdersInput)
    .output(checked(waitingOrdersSchema))
    .query(({ ctx, input }) =>
      ctx.services.positions.waiting({ ...input, userId: ctx.trader.userId, locale: ctx.locale }),
    ),

  /** What an action would cost and leave, from the account as it is at this moment; nothing is planned. */
  preview: traderProcedure("read")
    .input(previewInput)
    .output(checked(previewViewSchema))
    .query(({ ctx, input }) =>
      ctx.services.positions.preview({ ...input, userId: ctx.trader.userId, locale: ctx.locale }),
    ),

  /**
   * How far a reserve carries a position, or all of an account together, before the first is liquidated; and what else can
   * be done about a position (add, close, accept) by the most it can cost. From the last reading; funding to come is left
   * out. Errors: NOT_FOUND (no such account or position of this trader), SERVICE_UNAVAILABLE (the account cannot be read).
   */
  reservePlan: traderProcedure("read")
    .input(reservePlanInput)
    .output(checked(reservePlanSchema))
    .query(({ ctx, input }) =>
      ctx.services.positions.reservePlan({ ...input, userId: ctx.trader.userId, locale: ctx.locale }),
    ),

  /**
   * How far a command has come: what was answered as unknown or under way, or not at all, is found here once it was read
   * back. Empty where nothing was planned for it.
   */
  outcome: traderProcedure("read")
    .input(outcomeInput)
    .output(checked(outcomeViewSchema))
    .query(({ ctx, input }) =>
      ctx.services.positions.outcome({ ...input, userId: ctx.trader.userId, locale: ctx.locale }),
    ),

  /** Closes a position whole. */
  close: lower
    .input(closeInput)
    .mutation(({ ctx, input }) =>
      ctx.services.positions.close({ ...input, acting: acting(ctx), locale: ctx.locale }),
    ),

  /** Closes every running position of an account, each by an intent of its own; answers how far each is. */
  closeAll: traderProcedure("lower")
    .input(closeAllInput)
    .output(checked(closeAllViewSchema))
    .mutation(({ ctx, input }) =>
      ctx.services.positions.closeAll({ ...input, acting: acting(ctx), locale: ctx.locale }),
    ),

  /** Adds margin from the balance, within what the account may add a day. */
  addMargin: raise
    .input(addMarginInput)
    .mutation(({ ctx, input }) =>
      ctx.services.positions.addMargin({ ...input, acting: acting(ctx), locale: ctx.locale }),
    ),

  /** Takes sats out of a position, profit first; brings liquidation nearer. */
  cashIn: raise
    .input(cashInInput)
    .mutation(({ ctx, input }) =>
      ctx.services.positions.cashIn({ ...input, acting: acting(ctx), locale: ctx.locale }),
    ),

  /** Sets or moves the stop. FORBIDDEN with the reason `step-up` or `frozen` where that loosens the one that stands. */
  setStopLoss: lower
    .input(setExitInput)
    .mutation(({ ctx, input }) =>
      ctx.services.positions.setStopLoss({ ...input, acting: acting(ctx), locale: ctx.locale }),
    ),

  /** Lets the stop trail. FORBIDDEN as `setStopLoss`, where it would begin behind the one that stands. */
  setTrailingStop: lower
    .input(setTrailingStopInput)
    .mutation(({ ctx, input }) =>
      ctx.services.positions.setTrailingStop({ ...input, acting: acting(ctx), locale: ctx.locale }),
    ),

  removeStopLoss: raise
    .input(removeStopLossInput)
    .mutation(({ ctx, input }) =>
      ctx.services.positions.removeStopLoss({ ...input, acting: acting(ctx), locale: ctx.locale }),
    ),

  setTakeProfit: lower
    .input(setExitInput)
    .mutation(({ ctx, input }) =>
      ctx.services.positions.setTakeProfit({ ...input, acting: acting(ctx), locale: ctx.locale }),
    ),

  removeTakeProfit: lower
    .input(removeTakeProfitInput)
    .mutation(({ ctx, input }) =>
      ctx.services.positions.removeTakeProfit({ ...input, acting: acting(ctx), locale: ctx.locale }),
    ),

  /** Opens a trade at the market, or places an order that waits. */
  open: raise
    .input(openInput)
    .mutation(({ ctx, input }) =>
      ctx.services.positions.open({ ...input, acting: acting(ctx), locale: ctx.locale }),
    ),

  /** Takes back an order that waits. */
  cancel: lower
    .input(cancelInput)
    .mutation(({ ctx, input }) =>
      ctx.services.positions.cancel({ ...input, acting: acting(ctx), locale: ctx.locale }),
    ),

  /** Places an order on the cross margin. */
  crossOrder: raise
    .input(crossOrderInput)
    .mutation(({ ctx, input }) =>
      ctx.services.positions.crossOrder({ ...input, acting: acting(ctx), locale: ctx.locale }),
    ),

  /** Takes back a cross order that waits. */
  crossCancel: lower
    .input(crossCancelInput)
    .mutation(({ ctx, input }) =>
      ctx.services.positions.crossCancel({ ...input, acting: acting(ctx), locale: ctx.locale }),
    ),

  /** Closes the whole cross position at the market. */
  crossClose: lower
    .input(crossCloseInput)
    .mutation(({ ctx, input }) =>
      ctx.services.positions.crossClose({ ...input, acting: acting(ctx), locale: ctx.locale }),
    ),

  /** Moves sats from the balance into the cross margin, within what the account may add a day. */
  crossDeposit: raise
    .input(crossMoveInput)
    .mutation(({ ctx, input }) =>
      ctx.services.positions.crossDeposit({ ...input, acting: acting(ctx), locale: ctx.locale }),
    ),

  crossWithdraw: raise
    .input(crossMoveInput)
    .mutation(({ ctx, input }) =>
      ctx.services.positions.crossWithdraw({ ...input, acting: acting(ctx), locale: ctx.locale }),
    ),

  /** FORBIDDEN with the reason `step-up` or `frozen` where it is higher than what stands. */
  crossLeverage: lower
    .input(crossLeverageInput)
    .mutation(({ ctx, input }) =>
      ctx.services.positions.crossLeverage({ ...input, acting: acting(ctx), locale: ctx.locale }),
    ),
});
