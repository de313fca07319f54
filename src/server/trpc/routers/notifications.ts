import { acting } from "../acting.ts";
import { checked } from "../checked.ts";
import { refuseWhileFrozen, requireStepUp, router, traderProcedure } from "../init.ts";
import { byIdInput } from "../schemas/inputs.ts";
import {
  actInput,
  channelInput,
  channelsSchema,
  choicesSchema,
  deliveryPageSchema,
  notificationPageSchema,
  pageInput,
  pushInput,
  recentNotificationsSchema,
  renewPushInput,
  telegramCodeSchema,
  testedSchema,
  webhookInput,
  webhookSecretSchema,
} from "../schemas/notifications.ts";

/** A new way out for what a trader is told, or into what they can order, is no small thing: it takes a fresh factor. */
const guarded = traderProcedure("raise").use(requireStepUp).use(refuseWhileFrozen);

export const notificationsRouter = router({
  /** The newest 20 of what this trader was told in the app, and how much of all is unread or waits for an answer. */
  recent: traderProcedure("read")
    .output(checked(recentNotificationsSchema))
    .query(({ ctx }) => ctx.services.notifications.recent({ userId: ctx.trader.userId, locale: ctx.locale })),

  /**
   * What this trader was told, newest first, at most `limit` (1 to 100); `nextCursor` asks for the older and is null at the
   * end. Errors: BAD_REQUEST (a cursor we did not give).
   */
  list: traderProcedure("read")
    .input(pageInput)
    .output(checked(notificationPageSchema))
    .query(({ ctx, input }) =>
      ctx.services.notifications.list({ ...input, userId: ctx.trader.userId, locale: ctx.locale }),
    ),

  /** Everything up to and with this one has been read. Errors: NOT_FOUND, also for somebody else's. */
  markRead: traderProcedure("lower")
    .input(byIdInput)
    .mutation(({ ctx, input }) =>
      ctx.services.notifications.markRead({ ...input, userId: ctx.trader.userId, locale: ctx.locale }),
    ),

  /** Somebody saw it: nothing of it is told any more. Errors: NOT_FOUND, also for somebody else's. */
  acknowledge: traderProcedure("lower")
    .input(byIdInput)
    .mutation(({ ctx, input }) =>
      ctx.services.notifications.acknowledge({ ...input, userId: ctx.trader.userId, locale: ctx.locale }),
    ),

  /**
   * What a button of a push notification does: `seen` acknowledges it, `snooze` puts it off by 15 minutes, `freeze` throws
   * the panic switch so far that nothing new is opened on any account, and acknowledges. Errors: NOT_FOUND, also for
   * somebody else's.
   */
  act: traderProcedure("lower")
    .input(actInput)
    .mutation(({ ctx, input }) =>
      ctx.services.notifications.act({ ...input, acting: acting(ctx), locale: ctx.locale }),
    ),

  /** How this trader wants to be told, whole. */
  choices: traderProcedure("read")
    .output(checked(choicesSchema))
    .query(({ ctx }) =>
      ctx.services.notifications.choices({ userId: ctx.trader.userId, locale: ctx.locale }),
    ),

  /**
   * Keeps how this trader wants to be told, whole: minutes of the day and hours by their zone, minutes after the first
   * channel. Errors: BAD_REQUEST (fields `cells`, `quiet`, `digest`, `ladder`).
   */
  choose: traderProcedure("lower")
    .input(choicesSchema)
    .output(checked(choicesSchema))
    .mutation(({ ctx, input }) =>
      ctx.services.notifications.choose({ userId: ctx.trader.userId, locale: ctx.locale, wanted: input }),
    ),

  /** Where this trader is reached, and what this installation can send with. */
  channels: traderProcedure("read")
    .output(checked(channelsSchema))
    .query(({ ctx }) => ctx.services.notifications.channels({ acting: acting(ctx), locale: ctx.locale })),

  /**
   * Tells this browser from now on. Errors: BAD_REQUEST (field `endpoint`: not one of a push service), CONFLICT (20 browsers
   * are told already).
   */
  addPush: traderProcedure("lower")
    .input(pushInput)
    .output(checked(channelsSchema))
    .mutation(({ ctx, input }) =>
      ctx.services.notifications.addPush({ ...input, acting: acting(ctx), locale: ctx.locale }),
    ),

  /** Puts a browser's new subscription in the place of its old one. Errors: BAD_REQUEST (field `endpoint`), NOT_FOUND. */
  renewPush: traderProcedure("lower")
    .input(renewPushInput)
    .mutation(({ ctx, input }) =>
      ctx.services.notifications.renewPush({ ...input, userId: ctx.trader.userId, locale: ctx.locale }),
    ),

  /** Errors: NOT_FOUND, also for somebody else's. */
  removePush: traderProcedure("lower")
    .input(byIdInput)
    .output(checked(channelsSchema))
    .mutation(({ ctx, input }) =>
      ctx.services.notifications.removePush({ ...input, acting: acting(ctx), locale: ctx.locale }),
    ),

  /**
   * Makes a code that binds a chat with the bot to this trader, once, within ten minutes. It takes a fresh factor (FORBIDDEN,
   * reason `step-up`): whoever has the chat can freeze and flatten. Errors: UNPROCESSABLE_CONTENT (no bot runs here),
   * SERVICE_UNAVAILABLE (Telegram does not answer).
   */
  bindTelegram: guarded
    .output(checked(telegramCodeSchema))
    .mutation(({ ctx }) =>
      ctx.services.notifications.bindTelegram({ acting: acting(ctx), locale: ctx.locale }),
    ),

  /** The chat is nobody's any more; where none is bound nothing changes. */
  unbindTelegram: traderProcedure("lower")
    .output(checked(channelsSchema))
    .mutation(({ ctx }) =>
      ctx.services.notifications.unbindTelegram({ acting: acting(ctx), locale: ctx.locale }),
    ),

  /**
   * Posts every message to this address from now on, signed with the secret that is answered this once. It takes a fresh
   * factor. Errors: BAD_REQUEST (field `url`), SERVICE_UNAVAILABLE (no worker answers; nothing is stored).
   */
  setWebhook: guarded
    .input(webhookInput)
    .output(checked(webhookSecretSchema))
    .mutation(({ ctx, input }) =>
      ctx.services.notifications.setWebhook({ ...input, acting: acting(ctx), locale: ctx.locale }),
    ),

  /** Where there is none nothing changes. */
  removeWebhook: traderProcedure("lower")
    .output(checked(channelsSchema))
    .mutation(({ ctx }) =>
      ctx.services.notifications.removeWebhook({ acting: acting(ctx), locale: ctx.locale }),
    ),

  /**
   * Sends a test on one channel; the delivery log tells what becomes of it. Errors: UNPROCESSABLE_CONTENT (the channel is not
   * set up, or this installation has nothing to send with).
   */
  test: traderProcedure("raise")
    .input(channelInput)
    .output(checked(testedSchema))
    .mutation(({ ctx, input }) =>
      ctx.services.notifications.test({ ...input, userId: ctx.trader.userId, locale: ctx.locale }),
    ),

  /** What became of every message on its way to this trader, newest first. Errors: BAD_REQUEST (a cursor we did not give). */
  deliveries: traderProcedure("read")
    .input(pageInput)
    .output(checked(deliveryPageSchema))
    .query(({ ctx, input }) =>
      ctx.services.notifications.deliveries({ ...input, userId: ctx.trader.userId, locale: ctx.locale }),
    ),
});
