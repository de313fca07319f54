import { saidBy } from "#domain/language/in-both.ts";
import type { OuterChannel } from "#domain/notifications/channel.ts";
import type { ChannelAddresses } from "#ports/channel-addresses.ts";
import type { Clock, NewId } from "#ports/clock.ts";
import type { SendingMeans } from "#ports/deliveries.ts";
import type { Notifications } from "#ports/notifications.ts";
import type { TelegramLinks } from "#ports/telegram-links.ts";
import { AppError } from "../app-error.ts";
import { NOTIFICATION_REFUSALS } from "./notification-refusals.ts";

export type TestChannelDeps = {
  readonly addresses: Pick<ChannelAddresses, "pushOf" | "webhookOf">;
  readonly telegramLinks: Pick<TelegramLinks, "chatOf">;
  readonly notifications: Pick<Notifications, "add">;
  readonly means: SendingMeans;
  readonly clock: Clock;
  readonly newId: NewId;
};

const isSetUp = async (deps: TestChannelDeps, userId: string, channel: OuterChannel): Promise<boolean> => {
  switch (channel) {
    case "email":
      return true;
    case "push":
      return (await deps.addresses.pushOf(userId)).some(({ deadAt }) => deadAt === null);
    case "webhook":
      return (await deps.addresses.webhookOf(userId))?.deadAt === null;
    case "telegram":
      return (await deps.telegramLinks.chatOf(userId))?.deadAt === null;
  }
};

/**
 * Sends a test on one channel, as everything else is sent: what becomes of it stands in the delivery log.
 * @returns the test's id.
 * @throws AppError refused where the channel is not set up, or this installation has nothing to send with.
 */
export const testChannel = async (
  deps: TestChannelDeps,
  { userId, channel }: { readonly userId: string; readonly channel: OuterChannel },
): Promise<string> => {
  if (!(await isSetUp(deps, userId, channel))) {
    throw new AppError(
      "refused",
      saidBy(NOTIFICATION_REFUSALS, ({ notSetUp }) => notSetUp),
    );
  }
  if (!deps.means[channel]) {
    throw new AppError(
      "refused",
      saidBy(NOTIFICATION_REFUSALS, ({ noMeans }) => noMeans),
    );
  }
  const id = deps.newId();
  const facts = { kind: "test", channel } as const;
  await deps.notifications.add({ id, userId, severity: "info", facts, at: deps.clock() });
  return id;
};
