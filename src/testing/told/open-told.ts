import { randomUUID } from "node:crypto";
import { createPostgresJobs } from "#adapters/postgres/jobs/create-postgres-jobs.ts";
import { openDatabase } from "#adapters/postgres/open-database.ts";
import { createPostgresChannelAddresses } from "#adapters/postgres/postgres-channel-addresses.ts";
import { createPostgresDeliveries } from "#adapters/postgres/postgres-deliveries.ts";
import { createPostgresDigests } from "#adapters/postgres/postgres-digests.ts";
import { createPostgresMails } from "#adapters/postgres/postgres-mails.ts";
import { createPostgresNotificationChoices } from "#adapters/postgres/postgres-notification-choices.ts";
import { createPostgresNotifications } from "#adapters/postgres/postgres-notifications.ts";
import { createMeter } from "#adapters/prom-client/create-meter.ts";
import { noTracer } from "#domain/operations/no-tracer.ts";
import { ok } from "#domain/result.ts";
import type { Message, SendFailure } from "#ports/channels.ts";
import type { DeliveryAddress } from "#ports/deliveries.ts";
import type { Mail } from "#ports/mails.ts";
import type { DeliveryDeps } from "#services/notifications/delivery-deps.ts";
import { workNotifications } from "#services/notifications/work-notifications.ts";
import { readScrape, valuesOf } from "../operations/read-scrape.ts";
import { aLog } from "../server/a-log.ts";
import { NOW } from "../stores/guarded-position.ts";
import { openStores } from "../stores/open-stores.ts";

/** What was told: the channel, whether with a sound, and the message. */
export type Told = { readonly channel: DeliveryAddress["channel"]; readonly message: Message };

/**
 * What carries messages out, over a real database and its real queue, with a recorder in the place of the channels and a
 * clock moved by hand. `pass` moves what waits in the queue with it.
 */
export const openTold = async () => {
  const stores = await openStores();
  const { db, close } = openDatabase(stores.url, { max: 4, name: "axisor-told" });
  const { log, lines } = aLog();
  const jobs = createPostgresJobs({ url: stores.url, name: "axisor-told-jobs", log });
  let at = NOW;
  const told: Told[] = [];
  const letters: Mail[] = [];
  const failures = new Map<string, SendFailure>();
  const answerOf = (channel: string) => {
    const failure = failures.get(channel);
    return failure === undefined ? ok(undefined) : { ok: false as const, failure };
  };
  const { meter, scrape } = createMeter();
  const deps: DeliveryDeps = {
    meter,
    deliveries: createPostgresDeliveries(db, jobs),
    notifications: createPostgresNotifications(db, jobs),
    digests: createPostgresDigests(db),
    mails: createPostgresMails(db, jobs),
    jobs,
    means: { push: true, telegram: true, email: true, webhook: true },
    tell: async ({ channel }, _, message) => {
      const answer = answerOf(channel);
      if (answer.ok) told.push({ channel, message });
      return answer;
    },
    post: async (mail) => {
      const answer = answerOf("letter");
      if (answer.ok) letters.push(mail);
      return answer;
    },
    clock: () => at,
    newId: randomUUID,
    tracer: noTracer,
    log,
  };
  const work = async (): Promise<void> => {
    while ((await workNotifications(deps)) > 0);
  };
  return {
    ...stores,
    db,
    deps,
    jobs,
    lines,
    told,
    letters,
    failures,
    notifications: createPostgresNotifications(db, jobs),
    choices: createPostgresNotificationChoices(db),
    addresses: createPostgresChannelAddresses(db),
    writtenMails: createPostgresMails(db, jobs),
    at: () => at,
    /** Attempts so far, by channel and how they ended. */
    attempts: async () => valuesOf(readScrape(await scrape.text()), "notifications_total"),
    /** Works until nothing waits. */
    work,
    /** What was told since it was last asked, as `push!` with a sound and `push` without. */
    heard: () =>
      told
        .splice(0)
        .map(({ channel, message }) => `${channel}${message.isLoud ? "!" : ""}`)
        .toSorted(),
    pass: async (ms: number): Promise<void> => {
      at += ms;
      await stores.sql`update pgboss.job set start_after = start_after - ${ms} * interval '1 millisecond',
                         started_on = started_on - ${ms} * interval '1 millisecond' where state < 'completed'`;
    },
    /** A way to reach a user on every channel. */
    reach: async (userId: string): Promise<void> => {
      const addresses = createPostgresChannelAddresses(db);
      const push = { endpoint: `https://push.example/${userId}`, p256dh: "key", auth: "auth" };
      await addresses.addPush(
        { id: randomUUID(), userId, device: "Firefox on Linux", createdAt: at, deadAt: null, ...push },
        9,
      );
      await addresses.setWebhook({
        id: randomUUID(),
        userId,
        url: "https://hook.example/",
        revision: 1,
        createdAt: at,
        deadAt: null,
      });
      const chatId = Math.floor(Math.random() * 1e9);
      await stores.sql`insert into telegram_chats (user_id, chat_id, label, bound_at)
                       values (${userId}, ${chatId}, 'Trader', ${new Date(at).toISOString()})`;
    },
    close: async (): Promise<void> => {
      await jobs.close();
      await close();
      await stores.close();
    },
  };
};

export type Telling = Awaited<ReturnType<typeof openTold>>;
