import { notificationLetter } from "#domain/notifications/notification-letter.ts";
import { telegramText } from "#domain/notifications/telegram/telegram-text.ts";
import type { DirectChannel } from "#services/operations/operations-deps.ts";
import type { Wired } from "../wired.ts";
import type { DirectPlaces } from "./operating-settings.ts";

type Parts = Pick<Wired, "senders" | "telegramBot" | "origin">;

type Way = Pick<DirectChannel, "name" | "send">;

const byEmail = ({ senders: { mailer }, origin }: Parts, to: string | null): readonly Way[] =>
  to === null || mailer === null
    ? []
    : [
        {
          name: "email",
          send: (message) => {
            const letter = notificationLetter(message, { origin, channelsPath: "/operator/alerts" });
            return mailer.send({ ...letter, key: message.key, to });
          },
        },
      ];

const byTelegram = ({ telegramBot, origin }: Parts, chatId: number | null): readonly Way[] =>
  chatId === null || telegramBot === null
    ? []
    : [
        {
          name: "telegram",
          send: (message) =>
            telegramBot.send(chatId, { ...telegramText(message, origin), isLoud: message.isLoud }),
        },
      ];

const byWebhook = ({ senders }: Parts, place: DirectPlaces["webhook"]): readonly Way[] =>
  place === null
    ? []
    : [
        {
          name: "webhook",
          send: (message) =>
            senders.webhook.send({ url: place.url, secret: new TextEncoder().encode(place.secret) }, message),
        },
      ];

/** Every way that is set up and that this installation has something to send with, with what each takes. */
export const directChannels = (
  parts: Parts,
  {
    places,
    takes,
  }: { readonly places: DirectPlaces; readonly takes: (name: string) => DirectChannel["severities"] },
): readonly DirectChannel[] =>
  [
    ...byTelegram(parts, places.telegramChat),
    ...byEmail(parts, places.email),
    ...byWebhook(parts, places.webhook),
  ].map((way) => ({ ...way, severities: takes(way.name) }));
