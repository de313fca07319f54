import { describe, expect, test } from "vitest";
import type { PushPayload } from "#domain/notifications/push-payload.ts";
import { PAGE_MARK } from "#domain/security/page-mark.ts";
import { fakeWorkerScope } from "#testing/fakes/fake-worker-scope.ts";
import { actOnNotification } from "./act-on-notification.ts";

const PAYLOAD: PushPayload = {
  v: 1,
  id: "n-1",
  key: "k",
  title: "Guard cannot act.",
  body: "One.",
  severity: "danger",
  silent: false,
  wantsAnswer: true,
  path: "/activity?receipt=1",
  position: { accountId: "a", positionId: "p/1" },
  at: 1,
  locale: "en",
};
const ORIGIN = "https://axisor.example";
const THERE = `${ORIGIN}/activity?receipt=1`;

const press = async (
  action: string,
  options: Parameters<typeof fakeWorkerScope>[0] = {},
  data: unknown = PAYLOAD,
) => {
  const fake = fakeWorkerScope(options);
  let closed = 0;
  const close = () => {
    closed += 1;
  };
  const notification = { data, close };
  await actOnNotification(fake.scope, { action, notification });
  expect(closed).toBe(1);
  return fake;
};

describe("a press on a notification", () => {
  test("opens its page where none of ours is open", async () => {
    expect((await press("")).done).toEqual([`open ${THERE}`]);
  });

  test("brings the page to the front that shows it already", async () => {
    const pages = [{ url: `${ORIGIN}/` }, { url: THERE }];
    expect((await press("", { pages })).done).toEqual([`focus ${THERE}`]);
  });

  test("leads another page of ours there", async () => {
    const pages = [{ url: `${ORIGIN}/` }];
    expect((await press("", { pages })).done).toEqual([`focus ${ORIGIN}/`, `navigate ${THERE}`]);
  });

  test("opens a new one where that cannot be led", async () => {
    const pages = [{ url: `${ORIGIN}/`, holds: false }];
    expect((await press("", { pages })).done).toEqual([`focus ${ORIGIN}/`, `open ${THERE}`]);
  });

  test("that cannot be read leads to what happened", async () => {
    expect((await press("seen", {}, null)).done).toEqual([`open ${ORIGIN}/activity`]);
  });

  test("leads nowhere but to us", async () => {
    const { done } = await press("", {}, { ...PAYLOAD, path: "//evil.example/" });
    expect(done).toEqual([`open ${ORIGIN}/activity`]);
  });
});

describe("a button", () => {
  test.each(["freeze", "snooze", "seen"])("%s does it by itself, as a page of ours would", async (action) => {
    const { sent, done, shown } = await press(action);
    expect(sent).toHaveLength(1);
    expect(sent[0]).toMatchObject({
      url: "/api/trpc/notifications.act",
      init: {
        method: "POST",
        credentials: "include",
        redirect: "error",
        headers: { "content-type": "application/json", [PAGE_MARK]: "1" },
        body: JSON.stringify({ id: "n-1", answer: action }),
      },
    });
    expect([done, shown]).toEqual([[], []]);
  });

  test("that adds margin sends nothing, and opens the preview", async () => {
    const { sent, done } = await press("add-margin");
    expect(sent).toEqual([]);
    expect(done).toEqual([`open ${ORIGIN}/positions/p%2F1?do=add-margin`]);
  });

  test.each([
    ["refused", async () => ({ ok: false })],
    ["not answered", () => Promise.reject(new TypeError("Failed to fetch"))],
  ])("that is %s opens the page", async (_, answer) => {
    const { done, shown } = await press("freeze", { answer });
    expect(done).toEqual([`open ${THERE}`]);
    expect(shown).toEqual([]);
  });

  test("that is refused where no page may be opened says so on the notification", async () => {
    const { shown } = await press("freeze", { answer: async () => ({ ok: false }), mayOpen: false });
    expect(shown).toMatchObject([
      {
        title: "Guard cannot act.",
        look: {
          tag: "n-1",
          renotify: true,
          body: '"Freeze entries" did not work. Open Axisor to do it there.\nOne.',
        },
      },
    ]);
    const told = await press(
      "snooze",
      { answer: async () => ({ ok: false }), mayOpen: false },
      { ...PAYLOAD, locale: "pt-BR" },
    );
    expect(told.shown[0]?.look.body).toBe(
      '"Adiar 15 min" não funcionou. Abra a Axisor para fazer isso lá.\nOne.',
    );
  });

  test("that nobody made opens the page", async () => {
    const { sent, done } = await press("flatten");
    expect([sent, done]).toEqual([[], [`open ${THERE}`]]);
  });
});
