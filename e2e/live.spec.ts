import { expect, type Page, type Request } from "@playwright/test";
import { createWebhookVerifier } from "../src/testing/told/verify-webhook.ts";
import { noteSecret } from "./fixtures/note-secret.ts";
import { openLong } from "./fixtures/open-long.ts";
import { paperDesk } from "./fixtures/paper-desk.ts";
import { test } from "./fixtures/test.ts";
import { deliver, keepShown, openToldDesk, press, shownBy, subscribeWith } from "./fixtures/told-desk.ts";
import { connectKey, signUp } from "./fixtures/trader.ts";

const SOON = { timeout: 15_000 };
const LATER = { timeout: 30_000 };
/** Somebody before their phone; Telegram's number of them. */
const CHAT = 700_001;

test.setTimeout(240_000);

const countOf = (pages: readonly Page[], isCounted: (request: Request) => boolean) => {
  let count = 0;
  for (const page of pages)
    page.on("request", (request) => {
      if (isCounted(request)) count += 1;
    });
  return () => count;
};

const isStream = (request: Request) => new URL(request.url()).pathname === "/api/stream";
const isOverview = (request: Request) => request.url().includes("overview.get");

type ToldDesk = Awaited<ReturnType<typeof openToldDesk>>;

const logLine = (page: Page, channel: string, title: RegExp) =>
  page.getByTestId("delivery-row").filter({ hasText: title }).filter({ hasText: channel }).first();

/** A receiver, a chat and a browser are set up on the page, and each is tested from there. */
const setUpChannels = async (page: Page, { telegram, pushService, receiver }: ToldDesk): Promise<void> => {
  await subscribeWith(page, pushService);
  await page.goto("/notifications/channels");
  await page.getByTestId("webhook-url").fill("https://192.168.0.7/hook");
  await page.getByTestId("webhook-set").click();
  await expect(page.getByText("Axisor posts to public addresses only.")).toBeVisible();
  await page.getByTestId("webhook-url").fill(receiver.url);
  await page.getByTestId("webhook-set").click();
  const secret = (await page.getByTestId("webhook-secret").textContent()) ?? "";
  noteSecret("webhook-secret", secret);
  await page.getByTestId("test-webhook").click();
  await expect(logLine(page, "Webhook", /^.*This is a test/)).toContainText("Taken", LATER);
  const verify = createWebhookVerifier(secret, Date.now);
  expect(receiver.received.map(({ headers, body }) => verify(headers, body))).toEqual(["accepted"]);

  await page.getByTestId("telegram-bind").click();
  const code = /\/start (\S+)$/.exec((await page.getByTestId("telegram-code").textContent()) ?? "")?.[1];
  const chat = telegram.chat(CHAT, "Trader");
  chat.says(`/start ${code}`);
  await expect(page.getByTestId("telegram-chat")).toContainText("Trader", LATER);
  chat.says("/positions");
  await expect.poll(() => chat.messages.at(-1)?.text, LATER).toContain("$1,000");
  // Somebody else in a group hears nothing, whatever they ask.
  const group = telegram.group(-42, CHAT + 1);
  group.says("/positions");
  await page.getByTestId("test-telegram").click();
  await expect.poll(() => chat.messages.at(-1)?.text, LATER).toContain("This is a test");
  expect(group.messages).toEqual([]);

  await page.getByTestId("push-add").click();
  await expect(page.getByTestId("push-browser")).toContainText("this browser");
  await page.getByTestId("test-push").click();
  await expect.poll(() => pushService.received().length, LATER).toBe(1);
};

/** What is dangerous reaches the phone, whose button says that it was seen; then nobody else is told. */
const answerDanger = async (page: Page, { telegram, pushService }: ToldDesk): Promise<void> => {
  const worker = await keepShown(page);
  const before = telegram.chat(CHAT).messages.length;
  await paperDesk.price(90_000);
  const pushed = (quantity: string) =>
    pushService
      .received()
      .find(({ payload }) => JSON.stringify(payload).includes(`liquidated long ${quantity}`));
  await expect
    .poll(() => [pushed("$1,000"), pushed("$500")].every((one) => one !== undefined), LATER)
    .toBe(true);
  const danger = pushed("$1,000");
  expect(danger?.urgency).toBe("high");
  await deliver(page, danger?.payload);
  await expect.poll(() => shownBy(worker), SOON).toEqual([expect.stringContaining("LN Markets liquidated")]);
  await press(worker, "seen");
  await page.goto("/notifications");
  const rowOf = (quantity: string) =>
    page.getByTestId("notification-row").filter({ hasText: `LN Markets liquidated long ${quantity}` });
  await expect(rowOf("$1,000")).toContainText("on a push notification", SOON);
  await expect(rowOf("$1,000").getByTestId("notification-seen")).toHaveCount(0);
  await rowOf("$500").getByTestId("notification-seen").click();
  await expect(rowOf("$500")).toContainText("in the app", SOON);
  await page.goto("/notifications/channels");
  for (const title of [/liquidated long \$1,000/, /liquidated long \$500/])
    await expect(logLine(page, "Telegram", title)).toContainText("Not needed", LATER);
  expect(telegram.chat(CHAT).messages).toHaveLength(before);
};

/** What was set up is taken away again, one by one. */
const takeChannelsAway = async (page: Page): Promise<void> => {
  for (const channel of ["push-remove", "telegram-unbind", "webhook-remove"]) {
    await page.getByTestId(channel).click();
    await page.getByTestId(`${channel}-confirm`).click();
    await expect(page.getByTestId(channel)).toHaveCount(0);
  }
};

test("two tabs hear of prices by one connection without asking, and ask again where it is cut", {
  tag: "@price",
}, async ({ page, context }) => {
  await paperDesk.price(100_000);
  const key = await paperDesk.openAccount("live");
  await openLong(key, 1_000);
  await signUp(page);
  await connectKey(page, key);
  await expect(page.getByTestId("position-row")).toHaveCount(1);
  const other = await context.newPage();
  const [streams, overviews] = [countOf([page, other], isStream), countOf([page, other], isOverview)];
  await page.reload();
  await other.goto("/dashboard");
  await expect(other.getByTestId("position-row")).toHaveCount(1);
  await expect.poll(streams, SOON).toBe(1);
  await page.waitForTimeout(2_000);

  // Held through all three: what is read while another test's price is waited for is none of theirs.
  const before = await paperDesk.holdPrice(async ({ set }) => {
    const asked = overviews();
    for (const price of [100_400, 100_800, 101_200]) {
      await set(price);
      for (const tab of [page, other])
        await expect(tab.getByTestId("price")).toContainText(price.toLocaleString("en-US"), SOON);
    }
    return asked;
  });
  // (101,200 − 90,909) / 101,200 = 10.16 %: what follows from the price follows at once.
  for (const tab of [page, other]) await expect(tab).toHaveTitle(/10\.1\u202f%/u, SOON);
  // By the second, two tabs would have asked a dozen times.
  expect(overviews() - before).toBeLessThanOrEqual(6);
  expect(streams()).toBe(1);

  // The tab that listened is closed: the other one takes over.
  await page.close();
  await expect.poll(streams, SOON).toBe(2);
  await paperDesk.price(100_000);
  await expect(other.getByTestId("price")).toContainText("100,000", SOON);

  // Where nothing is told any more, it asks again.
  await context.route("**/api/stream", (route) => route.abort());
  await other.reload();
  const asked = countOf([other], isOverview);
  await expect(other.getByTestId("position-row")).toHaveCount(1);
  await expect.poll(asked, SOON).toBeGreaterThan(4);
  await paperDesk.price(100_300);
  await expect(other.getByTestId("price")).toContainText("100,300", SOON);
  await paperDesk.price(100_000);

  // And where no page is looked at, the trader is told elsewhere.
  await context.unroute("**/api/stream");
  await openLong(key, 500);
  const desk = await openToldDesk();
  await test.step("channels are set up", () => setUpChannels(other, desk));
  await test.step("danger is answered on the phone", () => answerDanger(other, desk));
  await test.step("channels are taken away", () => takeChannelsAway(other));
  await desk.stop();
  await paperDesk.price(100_000);
});
