import { existsSync, readFileSync } from "node:fs";
import { inflateSync } from "node:zlib";
import { describe, expect, test } from "vitest";
import { type PushPayload, pushPayload } from "#domain/notifications/push-payload.ts";
import { fakeWorkerScope } from "#testing/fakes/fake-worker-scope.ts";
import { pushNotification } from "./push-notification.ts";

const ID = "0f9f6f0e-1d57-4b0e-9a5c-0d5a6b7c8d9e";
const PAYLOAD: PushPayload = pushPayload({
  key: "k",
  notificationId: ID,
  severity: "danger",
  title: "Guard cannot act.",
  lines: ["One.", "Two."],
  isLoud: true,
  wantsAnswer: true,
  path: "/activity?receipt=1",
  position: { accountId: "a", positionId: "p" },
  at: 1_795_435_200_000,
  locale: "en",
});

const show = async (json: () => unknown) => {
  const { scope, shown } = fakeWorkerScope();
  await pushNotification(scope, { data: { json } });
  return shown;
};
const actionsOf = async (payload: PushPayload): Promise<unknown> =>
  (await show(() => payload))[0]?.look.actions;

describe("a push", () => {
  test("of danger stays until it is answered, and offers what helps", async () => {
    expect(await show(() => PAYLOAD)).toEqual([
      {
        title: "Guard cannot act.",
        look: {
          body: "One.\nTwo.",
          tag: ID,
          renotify: true,
          silent: false,
          requireInteraction: true,
          icon: "/icons/192.png",
          badge: "/icons/badge-48.png",
          lang: "en",
          timestamp: 1_795_435_200_000,
          actions: [
            { action: "add-margin", title: "Add margin" },
            { action: "freeze", title: "Freeze entries" },
            { action: "snooze", title: "Snooze 15 min" },
          ],
          data: PAYLOAD,
        },
      },
    ]);
    expect(existsSync(new URL("../../public/icons/192.png", import.meta.url))).toBe(true);
  });

  test("wears a badge of 48 pixels that is a shape and no square: white on nothing", () => {
    const png = readFileSync(new URL("../../public/icons/badge-48.png", import.meta.url));
    expect([png.readUInt32BE(16), png.readUInt32BE(20), png[24], png[25]]).toEqual([48, 48, 8, 6]);
    const start = png.indexOf("IDAT");
    const rows = inflateSync(png.subarray(start + 4, start + 4 + png.readUInt32BE(start - 4)));
    const pixels = Array.from({ length: 48 * 48 }, (_, place) => {
      const at = Math.floor(place / 48) * (1 + 48 * 4) + 1 + (place % 48) * 4;
      return [...rows.subarray(at, at + 4)].join();
    });
    const drawn = pixels.filter((pixel) => pixel === "255,255,255,255").length;
    expect(pixels.filter((pixel) => pixel === "255,255,255,0")).toHaveLength(48 * 48 - drawn);
    expect(drawn / pixels.length).toBeGreaterThan(0.1);
    expect(drawn / pixels.length).toBeLessThan(0.5);
    expect([pixels[0], pixels[47], pixels.at(-1)]).toEqual(Array(3).fill("255,255,255,0"));
  });

  test("speaks the language of whoever is told", async () => {
    expect(await actionsOf({ ...PAYLOAD, locale: "pt-BR" })).toEqual([
      { action: "add-margin", title: "Adicionar margem" },
      { action: "freeze", title: "Congelar entradas" },
      { action: "snooze", title: "Adiar 15 min" },
    ]);
  });

  test("of anything else can be said to be seen", async () => {
    const seen = [{ action: "seen", title: "Seen" }];
    expect(await actionsOf({ ...PAYLOAD, position: null })).toEqual(seen);
    expect(await actionsOf({ ...PAYLOAD, severity: "warning" })).toEqual(seen);
  });

  test("that is to be silent is, and does not stay", async () => {
    const [shown] = await show(() => ({ ...PAYLOAD, severity: "info", silent: true }));
    expect(shown?.look).toMatchObject({ silent: true, renotify: false, requireInteraction: false });
  });

  test.each([
    () => null,
    () => ({ v: 2 }),
    () => {
      throw new SyntaxError("no JSON");
    },
  ])("that cannot be read is shown all the same", async (json) => {
    expect(await show(json)).toMatchObject([
      { title: "Axisor", look: { body: "Something happened. Open Axisor to see what.", actions: [] } },
    ]);
  });

  test("without anything in it is shown all the same", async () => {
    const { scope, shown } = fakeWorkerScope();
    await pushNotification(scope, { data: null });
    expect(shown).toHaveLength(1);
  });
});
