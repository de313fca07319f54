import { z } from "zod";
import { CHANNELS, OUTER_CHANNELS, SEVERITIES } from "#domain/notifications/channel.ts";
import { LOUDNESS } from "#domain/notifications/choice/choices.ts";
import { NOTIFICATION_EVENTS } from "#domain/notifications/notification-event.ts";
import { SAYS } from "./schema-words.ts";

const isoTime = z.iso.datetime();
const channel = z.enum(OUTER_CHANNELS);
const severity = z.enum(SEVERITIES);

/** A page of a list; the cursor comes from the page before. */
export const pageInput = z.strictObject({
  limit: z.int().min(1).max(100).default(30),
  cursor: z.string().max(200).nullish(),
});

export const notificationSchema = z.object({
  id: z.uuid(),
  title: z.string(),
  lines: z.array(z.string()),
  event: z.enum(NOTIFICATION_EVENTS),
  severity,
  receiptId: z.uuid().nullable(),
  at: isoTime,
  /** Whether it may pop up: one that is silent is in the list alone. */
  isLoud: z.boolean(),
  isRead: z.boolean(),
  /** Whether somebody is asked to say that they saw it. */
  wantsAnswer: z.boolean(),
  acknowledgedAt: isoTime.nullable(),
  acknowledgedOn: z.enum(CHANNELS).nullable(),
});
export type NotificationView = z.output<typeof notificationSchema>;

export const notificationPageSchema = z.object({
  items: z.array(notificationSchema),
  nextCursor: z.string().nullable(),
});
export type NotificationPage = z.output<typeof notificationPageSchema>;

export const recentNotificationsSchema = z.object({
  items: z.array(notificationSchema),
  /** Counted up to 100. */
  unread: z.int().min(0),
  unanswered: z.int().min(0),
});
export type RecentNotifications = z.output<typeof recentNotificationsSchema>;

/** What a message is answered with from outside the app: the words of its buttons. */
export const actInput = z.strictObject({ id: z.uuid(), answer: z.enum(["seen", "snooze", "freeze"]) });

const minute = z.int().min(0).max(1_439);

export const choicesSchema = z.strictObject({
  /** By name, such as `guard.info.push`; what is not named is as by default. */
  cells: z.record(z.string().max(60), z.enum(LOUDNESS)),
  quiet: z.strictObject({ from: minute, until: minute }).nullable(),
  digest: z.strictObject({ hour: z.int().min(0).max(23), channel: z.enum(["email", "telegram"]) }).nullable(),
  ladder: z
    .array(z.strictObject({ channel, afterMinutes: z.int().min(0).max(60) }))
    .max(OUTER_CHANNELS.length),
});
export type ChoicesView = z.output<typeof choicesSchema>;

export const channelsSchema = z.object({
  push: z.object({
    /** What a browser subscribes with; null where this installation sends none. */
    publicKey: z.string().nullable(),
    browsers: z.array(
      z.object({
        id: z.uuid(),
        device: z.string(),
        /** Tells a browser its own. */
        endpointDigest: z.string(),
        createdAt: isoTime,
        deadAt: isoTime.nullable(),
      }),
    ),
  }),
  telegram: z.object({
    isThere: z.boolean(),
    chat: z.object({ label: z.string(), boundAt: isoTime, deadAt: isoTime.nullable() }).nullable(),
  }),
  email: z.object({ isThere: z.boolean(), to: z.string() }),
  webhook: z.object({ url: z.string(), createdAt: isoTime, deadAt: isoTime.nullable() }).nullable(),
});
export type ChannelsView = z.output<typeof channelsSchema>;

const base64url = (most: number) =>
  z
    .string()
    .regex(/^[A-Za-z0-9_-]+={0,2}$/)
    .max(most);

/** As a browser gives it. */
export const pushInput = z.strictObject({
  endpoint: z.url().max(1_000),
  p256dh: base64url(100),
  auth: base64url(50),
});

export const renewPushInput = z.strictObject({ oldEndpoint: z.url().max(1_000), ...pushInput.shape });

export const webhookInput = z.strictObject({
  url: z.string().trim().min(1, SAYS.noWebhook).max(2_000, SAYS.longWebhook),
});

/** Shown once. */
export const webhookSecretSchema = z.object({ secret: z.string() });
export type WebhookSecret = z.output<typeof webhookSecretSchema>;

/** Opens a chat with the bot and binds it; serves once, for ten minutes. */
export const telegramCodeSchema = z.object({ code: z.string(), link: z.url(), expiresAt: isoTime });
export type TelegramCode = z.output<typeof telegramCodeSchema>;

export const channelInput = z.strictObject({ channel });

export const testedSchema = z.object({ id: z.uuid() });
export type Tested = z.output<typeof testedSchema>;

export const deliveryPageSchema = z.object({
  items: z.array(
    z.object({
      id: z.uuid(),
      notificationId: z.uuid(),
      channel,
      severity,
      title: z.string(),
      state: z.enum(["waiting", "sent", "failed", "spared", "unsent"]),
      attempts: z.int().min(0),
      /** Why the last attempt failed, in English, as the receiver said it. */
      lastWords: z.string().nullable(),
      dueAt: isoTime,
      createdAt: isoTime,
      endedAt: isoTime.nullable(),
    }),
  ),
  nextCursor: z.string().nullable(),
});
export type DeliveryPage = z.output<typeof deliveryPageSchema>;
