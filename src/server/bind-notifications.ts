import { createHash, randomUUID } from "node:crypto";
import { saidBy } from "#domain/language/in-both.ts";
import { basisPoints } from "#domain/units.ts";
import { AppError } from "#services/app-error.ts";
import { acknowledge } from "#services/notifications/acknowledge.ts";
import { addPush, needPushEndpoint } from "#services/notifications/add-push.ts";
import { bindTelegram } from "#services/notifications/bind-telegram.ts";
import { changeChoices } from "#services/notifications/change-choices.ts";
import { listDeliveries } from "#services/notifications/list-deliveries.ts";
import { listNotifications } from "#services/notifications/list-notifications.ts";
import { markRead } from "#services/notifications/mark-read.ts";
import { NOTIFICATION_REFUSALS } from "#services/notifications/notification-refusals.ts";
import { removeWebhook } from "#services/notifications/remove-webhook.ts";
import { setWebhook } from "#services/notifications/set-webhook.ts";
import { snooze } from "#services/notifications/snooze.ts";
import { testChannel } from "#services/notifications/test-channel.ts";
import { unbindTelegram } from "#services/notifications/unbind-telegram.ts";
import { throwByTrader } from "#services/panic/throw-by-trader.ts";
import type { Acting } from "#services/security/acting.ts";
import type { ChannelsView, ChoicesView } from "./trpc/schemas/notifications.ts";
import type { Services } from "./trpc/services.ts";
import { deliveryView, notificationView } from "./views/notification-view.ts";
import type { Wired } from "./wired.ts";

const RECENT = 20;

const iso = (at: number): string => new Date(at).toISOString();
const isoOrNull = (at: number | null): string | null => (at === null ? null : iso(at));

const digestOf = (endpoint: string): string => createHash("sha256").update(endpoint).digest("hex");

const channelsOf = async (wired: Wired, { userId, email }: Acting): Promise<ChannelsView> => {
  const [browsers, chat, webhook] = await Promise.all([
    wired.addresses.pushOf(userId),
    wired.telegramLinks.chatOf(userId),
    wired.addresses.webhookOf(userId),
  ]);
  return {
    push: {
      publicKey: wired.pushPublicKey,
      browsers: browsers.map(({ id, device, endpoint, createdAt, deadAt }) => ({
        id,
        device,
        endpointDigest: digestOf(endpoint),
        createdAt: iso(createdAt),
        deadAt: isoOrNull(deadAt),
      })),
    },
    telegram: {
      isThere: wired.means.telegram,
      chat:
        chat === null
          ? null
          : { label: chat.label, boundAt: iso(chat.boundAt), deadAt: isoOrNull(chat.deadAt) },
    },
    email: { isThere: wired.means.email, to: email },
    webhook:
      webhook === null
        ? null
        : { url: webhook.url, createdAt: iso(webhook.createdAt), deadAt: isoOrNull(webhook.deadAt) },
  };
};

const choicesView = ({
  cells,
  quiet,
  digest,
  ladder,
}: Awaited<ReturnType<Wired["choices"]["of"]>>): ChoicesView => ({
  cells,
  quiet,
  digest,
  ladder: [...ladder],
});

/** Nothing new is opened on any account, and whoever froze it has seen why. */
const freeze = async (wired: Wired, acting: Acting): Promise<void> => {
  await throwByTrader(wired, acting, {
    accountId: null,
    stage: "freeze",
    share: basisPoints(0),
    panicId: randomUUID(),
  });
};

const act = async (
  wired: Wired,
  { acting, id, answer }: Parameters<Services["notifications"]["act"]>[0],
): Promise<void> => {
  const { userId } = acting;
  if (answer === "snooze") return snooze(wired, { userId, id });
  // Freezing comes first: it must not wait for a message that may be gone.
  if (answer === "freeze") await freeze(wired, acting);
  await acknowledge(wired, { userId, id, on: "push" });
};

const noBrowser = () =>
  new AppError(
    "not-found",
    saidBy(NOTIFICATION_REFUSALS, (words) => words.noBrowser),
  );

/** What traders are told, where and how, with its ports in hand. `cursorKey` signs cursors; asked for when one is. */
export const bindNotifications = (wired: Wired, cursorKey: () => Uint8Array): Services["notifications"] => ({
  recent: async ({ userId, locale }) => {
    const { items, ...counts } = await wired.notifications.recent(userId, RECENT);
    return { items: items.map((told) => notificationView(told, locale)), ...counts };
  },
  list: async ({ locale, ...query }) => {
    const page = await listNotifications({ ...wired, cursorKey: cursorKey() }, query);
    return { ...page, items: page.items.map((told) => notificationView(told, locale)) };
  },
  markRead: (request) => markRead(wired, request),
  acknowledge: ({ userId, id }) => acknowledge(wired, { userId, id, on: "in-app" }),
  act: (request) => act(wired, request),
  choices: async ({ userId }) => choicesView(await wired.choices.of(userId)),
  choose: async ({ userId, wanted }) => choicesView(await changeChoices(wired, userId, wanted)),
  channels: ({ acting }) => channelsOf(wired, acting),
  addPush: async ({ acting, locale: _, ...address }) => {
    const device = wired.deviceNames.nameOf(acting.visitor.userAgent) ?? "";
    await addPush(wired, acting, address, device);
    return channelsOf(wired, acting);
  },
  renewPush: async ({ userId, oldEndpoint, endpoint, p256dh, auth }) => {
    needPushEndpoint(endpoint, wired.pushHosts);
    if (!(await wired.addresses.renewPush(userId, oldEndpoint, { endpoint, p256dh, auth })))
      throw noBrowser();
  },
  removePush: async ({ acting, id }) => {
    if (!(await wired.addresses.removePush(acting.userId, id))) throw noBrowser();
    return channelsOf(wired, acting);
  },
  bindTelegram: async ({ acting }) => {
    const { code, link, expiresAt } = await bindTelegram(wired, acting);
    return { code, link, expiresAt: iso(expiresAt) };
  },
  unbindTelegram: async ({ acting }) => {
    await unbindTelegram(wired, acting);
    return channelsOf(wired, acting);
  },
  setWebhook: ({ acting, url }) => setWebhook(wired, acting, url),
  removeWebhook: async ({ acting }) => {
    await removeWebhook(wired, acting);
    return channelsOf(wired, acting);
  },
  test: async ({ userId, channel }) => ({ id: await testChannel(wired, { userId, channel }) }),
  deliveries: async ({ locale, ...query }) => {
    const page = await listDeliveries({ ...wired, cursorKey: cursorKey() }, query);
    return { ...page, items: page.items.map((line) => deliveryView(line, locale)) };
  },
});
