import { randomUUID } from "node:crypto";
import { createPostgresJobs } from "#adapters/postgres/jobs/create-postgres-jobs.ts";
import type { Database } from "#adapters/postgres/open-database.ts";
import { createPostgresChannelAddresses } from "#adapters/postgres/postgres-channel-addresses.ts";
import { createPostgresDeliveries } from "#adapters/postgres/postgres-deliveries.ts";
import { createPostgresDigests } from "#adapters/postgres/postgres-digests.ts";
import { createPostgresMails } from "#adapters/postgres/postgres-mails.ts";
import { createPostgresNotificationChoices } from "#adapters/postgres/postgres-notification-choices.ts";
import { createPostgresNotifications } from "#adapters/postgres/postgres-notifications.ts";
import { createPostgresTelegramLinks } from "#adapters/postgres/postgres-telegram-links.ts";
import { createPostgresTelegramQuestions } from "#adapters/postgres/postgres-telegram-questions.ts";
import { createSmtpMailer } from "#adapters/smtp/create-smtp-mailer.ts";
import { createTelegramBot } from "#adapters/telegram/create-telegram-bot.ts";
import { createPushSender } from "#adapters/web-push/create-push-sender.ts";
import { createWebhookSender } from "#adapters/webhook/create-webhook-sender.ts";
import type { SendingMeans } from "#ports/deliveries.ts";
import type { WiringOptions } from "./wiring-options.ts";

/** What traders are told, what carries it, and what this installation can carry it with. */
export const wireTelling = (options: WiringOptions, db: Database) => {
  const { telling = {}, clock, log } = options;
  const { origin = "http://localhost", webhookHosts = [], pushHosts = [] } = telling;
  const jobs = createPostgresJobs({ url: options.databaseUrl, name: `${options.name}-jobs`, log });
  const pushSender =
    telling.push === undefined ? null : createPushSender({ ...telling.push, allowed: pushHosts, clock });
  const mailer = telling.mail === undefined ? null : createSmtpMailer({ ...telling.mail, clock });
  const telegramBot = telling.telegram === undefined ? null : createTelegramBot(telling.telegram);
  const means: SendingMeans = {
    push: pushSender !== null,
    telegram: telegramBot !== null,
    email: mailer !== null,
    webhook: true,
  };
  const mails = createPostgresMails(db, mailer === null ? null : jobs);
  return {
    jobs,
    deliveries: createPostgresDeliveries(db, jobs),
    notifications: createPostgresNotifications(db, jobs),
    choices: createPostgresNotificationChoices(db),
    digests: createPostgresDigests(db),
    addresses: createPostgresChannelAddresses(db),
    mails,
    mailDispatch: mails,
    telegramLinks: createPostgresTelegramLinks(db, randomUUID),
    telegramQuestions: createPostgresTelegramQuestions(db),
    telegramBot,
    pushPublicKey: pushSender?.publicKey ?? null,
    senders: {
      push: pushSender,
      mailer,
      webhook: createWebhookSender({ clock, allowed: webhookHosts, origin }),
    },
    means,
    webhookHosts,
    pushHosts,
    origin,
  };
};
