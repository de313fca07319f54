import type { Product } from "./open-product.ts";
import { unique, uniqueNumber } from "./unique.ts";

/** What is only the user's: where they are told, and what was told there. */
export type SeededChannels = {
  readonly browserId: string;
  readonly device: string;
  readonly webhookUrl: string;
  readonly chatLabel: string;
};

/** A browser, a chat and a webhook of the user's; whose they are can be read off their names. */
export const seedChannels = async ({ wired, now }: Product, userId: string): Promise<SeededChannels> => {
  const [browserId, device, label] = [wired.newId(), unique("browser"), unique("chat")];
  const endpoint = `https://fcm.googleapis.com/fcm/send/${unique("endpoint")}`;
  const browser = { id: browserId, userId, endpoint, p256dh: "BKey", auth: "auth", device };
  await wired.addresses.addPush({ ...browser, createdAt: now, deadAt: null }, 20);
  const url = `https://example.org/${unique("hook")}`;
  await wired.addresses.setWebhook({
    id: wired.newId(),
    userId,
    url,
    revision: 1,
    createdAt: now,
    deadAt: null,
  });
  const digest = unique("code");
  await wired.telegramLinks.issueCode({ userId, digest, expiresAt: now + 60_000 });
  await wired.telegramLinks.spendCode({ digest, chatId: uniqueNumber(), label, at: now });
  return { browserId, device, webhookUrl: url, chatLabel: label };
};
