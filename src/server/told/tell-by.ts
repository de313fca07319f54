import { notificationLetter } from "#domain/notifications/notification-letter.ts";
import { telegramText } from "#domain/notifications/telegram/telegram-text.ts";
import { fail } from "#domain/result.ts";
import type { Message, SendFailure, Sending } from "#ports/channels.ts";
import type { DeliveryAddress } from "#ports/deliveries.ts";
import type { DeliveryDeps } from "#services/notifications/delivery-deps.ts";
import type { Wired } from "../wired.ts";

/** The page where it is chosen what is told where. */
const CHANNELS = "/notifications/channels";

const UNEQUIPPED: SendFailure = {
  kind: "unavailable",
  words: "this installation has nothing to send with on this channel",
  retryAfterMs: null,
};
const SHUT: SendFailure = {
  kind: "unavailable",
  words: "the secret that signs it could not be opened",
  retryAfterMs: null,
};

type Parts = Pick<Wired, "senders" | "telegramBot" | "vault" | "origin">;

type Webhook = Extract<DeliveryAddress, { readonly channel: "webhook" }>;

/** Opens what signs it for as long as it is sent. */
const byWebhook = async (
  { senders, vault }: Parts,
  userId: string,
  { url, webhookId, revision }: Webhook,
  message: Message,
): Sending => {
  const binding = { userId, subjectId: webhookId, field: "webhook", revision } as const;
  const sent = await vault.withSecret(binding, (secret) => senders.webhook.send({ url, secret }, message));
  return sent.ok ? sent.value : fail(SHUT);
};

/** Sends a message by the channel of its address, as that channel shows it. */
export const tellBy =
  (parts: Parts): DeliveryDeps["tell"] =>
  async (address, userId, message) => {
    const { senders, telegramBot, origin } = parts;
    switch (address.channel) {
      case "push":
        return senders.push === null ? fail(UNEQUIPPED) : senders.push.send(address, message);
      case "telegram": {
        if (telegramBot === null) return fail(UNEQUIPPED);
        const shown = telegramText(message, origin);
        return telegramBot.send(address.chatId, { ...shown, isLoud: message.isLoud });
      }
      case "email": {
        if (senders.mailer === null) return fail(UNEQUIPPED);
        const letter = notificationLetter(message, { origin, channelsPath: CHANNELS });
        return senders.mailer.send({ ...letter, key: message.key, to: address.to });
      }
      case "webhook":
        return byWebhook(parts, userId, address, message);
    }
  };
