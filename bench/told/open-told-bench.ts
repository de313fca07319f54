import { randomBytes, randomUUID } from "node:crypto";
import { rm } from "node:fs/promises";
import { join } from "node:path";
import { makeCacheDirectory } from "#cli/infra/make-cache-directory.ts";
import { makeVapidKeys } from "#cli/infra/make-vapid-keys.ts";
import { startThrowawayPostgres } from "#cli/infra/postgres/start-throwaway-postgres.ts";
import { stopProcess } from "#cli/infra/stop-process.ts";
import { type RunningPart, startPart } from "#cli/start/start-part.ts";
import { inheritedEnv } from "#env";
import { ensureOwnKeyring } from "#server/composition/keyrings.ts";
import { migrateDatabase } from "#server/composition/migrations.ts";
import { wire } from "#server/composition/wire.ts";
import { startPushService } from "#testing/told/start-push-service.ts";
import { startTelegramServer } from "#testing/told/start-telegram-server.ts";
import { startWebhookReceiver } from "#testing/told/start-webhook-receiver.ts";
import { type ToldSettings, toldOptions } from "./told-options.ts";

const QUIET = { info: () => undefined, warn: () => undefined, error: () => undefined };

/** A database, the stand-ins that messages go to, traders who are reached there, and workers that can be killed. */
export const openToldBench = async () => {
  const home = await makeCacheDirectory("told");
  const server = await startThrowawayPostgres();
  await migrateDatabase(server.url);
  const keyringFile = join(home, "keyring.json");
  await ensureOwnKeyring(keyringFile, Date.now());
  const token = `4711:${randomBytes(26).toString("base64url")}`;
  const [telegram, pushService, receiver] = [
    await startTelegramServer(token),
    await startPushService(),
    await startWebhookReceiver(),
  ];
  const push = makeVapidKeys();
  const settings: ToldSettings = {
    databaseUrl: server.url,
    keyringFile,
    webhookHost: receiver.host,
    pushHost: pushService.place,
    telegram: { token, apiRoot: telegram.apiRoot },
    push,
  };
  const wired = wire({ ...toldOptions(settings), name: "axisor-bench", log: QUIET });
  const workers = new Set<RunningPart>();
  let started = 0;
  let chats = 1_000;

  const startWorker = (): void => {
    started += 1;
    const part = startPart({
      name: `told-worker-${started}`,
      args: ["bench/told/told-worker.ts", JSON.stringify(settings)],
      env: inheritedEnv("production"),
      logFile: join(home, `worker-${started}.log`),
    });
    workers.add(part);
    void part.ended.then(() => workers.delete(part));
  };

  return {
    wired,
    telegram,
    pushService,
    receiver,
    startWorker,
    /** Kills one of the workers with SIGKILL, and starts another in its place. */
    killOne: async (): Promise<void> => {
      const [victim] = workers;
      if (victim === undefined) return;
      await stopProcess(victim.identity, "SIGKILL", 0);
      startWorker();
    },
    /** A trader who is reached by push, by a chat and by a webhook. */
    addTrader: async (): Promise<string> => {
      const [userId, createdAt] = [randomUUID(), Date.now()];
      await wired.users.create({
        id: userId,
        email: `${userId}@axisor.local`,
        passwordHash: "none",
        createdAt,
      });
      const webhookId = randomUUID();
      await wired.desk.ask({
        kind: "keep-webhook",
        userId,
        secret: new TextEncoder().encode(randomUUID()),
        facts: { webhookId, revision: 1 },
      });
      const { url } = receiver;
      await wired.addresses.setWebhook({ id: webhookId, userId, url, revision: 1, createdAt, deadAt: null });
      const subscription = pushService.subscribe(push.publicKey);
      const browser = { id: randomUUID(), userId, device: "Firefox on Linux", createdAt, deadAt: null };
      await wired.addresses.addPush({ ...browser, ...subscription }, 20);
      const digest = randomUUID();
      chats += 1;
      await wired.telegramLinks.issueCode({ userId, digest, expiresAt: createdAt + 60_000 });
      await wired.telegramLinks.spendCode({ digest, chatId: chats, label: "Trader", at: createdAt });
      return userId;
    },
    stopWorkers: async (): Promise<void> => {
      await Promise.all([...workers].map(({ identity }) => stopProcess(identity, "SIGKILL", 0)));
    },
    stop: async (): Promise<void> => {
      await Promise.all([...workers].map(({ identity }) => stopProcess(identity, "SIGKILL", 0)));
      await wired.close();
      await Promise.all([telegram.stop(), pushService.stop(), receiver.stop()]);
      await server.stop();
      await rm(home, { recursive: true, force: true });
    },
  };
};
