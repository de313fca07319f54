import { afterEach, beforeEach, expect, test } from "vitest";
import { createSmtpMailer } from "#adapters/smtp/create-smtp-mailer.ts";
import { createTelegramBot } from "#adapters/telegram/create-telegram-bot.ts";
import { createWebhookSender } from "#adapters/webhook/create-webhook-sender.ts";
import type { AlertChange } from "#domain/operations/follow-alerts.ts";
import { alertMessage } from "#services/operations/alert-message.ts";
import { createDirectLine, type DirectLine } from "#services/operations/create-direct-line.ts";
import { aLog } from "#testing/server/a-log.ts";
import { startSmtpServer } from "#testing/told/start-smtp-server.ts";
import { startTelegramServer } from "#testing/told/start-telegram-server.ts";
import { startWebhookReceiver } from "#testing/told/start-webhook-receiver.ts";
import { createWebhookVerifier } from "#testing/told/verify-webhook.ts";
import { directChannels } from "./direct-channels.ts";

const AT = Date.UTC(2026, 10, 28, 12);
const CHAT = 5_000_000_001;
const TOKEN = "123456:a-token-of-a-bot-that-is-none";
const SECRET = "a secret of whoever runs the installation";

type Desk = Awaited<ReturnType<typeof openDesk>>;
let desk: Desk;

const openDesk = async () => {
  const [smtp, telegram, pager] = await Promise.all([
    startSmtpServer(),
    startTelegramServer(TOKEN),
    startWebhookReceiver(),
  ]);
  const mailer = createSmtpMailer({
    url: `smtp://127.0.0.1:${smtp.port}`,
    from: "Axisor <alerts@axisor.example>",
    clock: () => AT,
  });
  const webhook = createWebhookSender({
    clock: () => AT,
    allowed: [pager.host],
    origin: "https://axisor.example",
  });
  const parts = {
    senders: { push: null, mailer, webhook },
    telegramBot: createTelegramBot({ token: TOKEN, apiRoot: telegram.apiRoot }),
    origin: "https://axisor.example",
  };
  const places = {
    email: "operator@axisor.example",
    telegramChat: CHAT,
    webhook: { url: pager.url, secret: SECRET },
  };
  const { log, lines } = aLog();
  const line = (takes: Parameters<typeof directChannels>[1]["takes"]): DirectLine =>
    createDirectLine({ direct: directChannels(parts, { places, takes }), log });
  const close = async () => {
    mailer.close();
    await Promise.all([smtp, telegram, pager].map((server) => server.stop()));
  };
  return { smtp, telegram, pager, lines, line, close };
};

beforeEach(async () => {
  desk = await openDesk();
});
afterEach(() => desk.close());

const raised = (severity: "warning" | "danger"): AlertChange => ({
  kind: "raised",
  alert: {
    ...{ rule: "component-down", subject: "database", severity, detail: "no answer within 2 s" },
    ...{ since: AT, seenAt: AT, silencedUntil: null },
  },
  isTold: true,
});
const message = (severity: "warning" | "danger") => alertMessage(raised(severity), AT, () => "a-key");

test("an alert arrives by mail, in the chat and signed at the webhook, with nothing of ours asked but the process", async () => {
  const line = desk.line(() => ["warning", "danger"]);
  line.say(message("danger"), "danger");
  await line.flush();
  const [letter] = desk.smtp.letters();
  expect(letter).toMatchObject({ to: ["operator@axisor.example"] });
  expect(letter?.subject).toContain("A component does not answer: database.");
  expect(letter?.text).toContain("no answer within 2 s");
  expect(letter?.text).toContain("https://axisor.example/operator/alerts");
  expect(desk.telegram.sent).toMatchObject([{ chatId: CHAT }]);
  expect(desk.telegram.sent[0]?.text).toContain("no answer within 2 s");
  const [hook] = desk.pager.received;
  expect(createWebhookVerifier(SECRET, () => AT)(hook?.headers ?? {}, hook?.body ?? "")).toBe("accepted");
});

test("each way takes the severities that it is set up for", async () => {
  const line = desk.line((name) => (name === "telegram" ? ["danger"] : ["warning", "danger"]));
  line.say(message("warning"), "warning");
  await line.flush();
  expect(desk.telegram.sent).toEqual([]);
  expect(desk.smtp.letters()).toHaveLength(1);
  expect(desk.pager.received).toHaveLength(1);
});

test("what a way does not take now it is offered again, and what it took is not", async () => {
  const line = desk.line(() => ["danger"]);
  desk.pager.answers({ kind: "status", status: 503 });
  line.say(message("danger"), "danger");
  await line.flush();
  expect(desk.pager.received).toHaveLength(1);
  expect(desk.lines.join()).toContain("operator-not-told");
  desk.pager.answers({ kind: "take" });
  await line.flush();
  await line.flush();
  expect(desk.pager.received).toHaveLength(2);
  expect(new Set(desk.pager.received.map(({ headers }) => headers["idempotency-key"])).size).toBe(1);
  expect(desk.smtp.letters()).toHaveLength(1);
  expect(desk.telegram.sent).toHaveLength(1);
});
