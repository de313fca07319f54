import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { HOSTILE_TEXTS } from "#testing/told/hostile-texts.ts";
import { LARGEST_PUSH, pushPayload, readPushPayload } from "./push-payload.ts";

const ID = "0f9f6f0e-1d57-4b0e-9a5c-0d5a6b7c8d9e";
const TOLD = {
  key: "11111111-1d57-4b0e-9a5c-0d5a6b7c8d9e",
  notificationId: ID,
  severity: "danger",
  title: "Guard cannot act.",
  lines: ["One.", "Two."],
  isLoud: true,
  wantsAnswer: true,
  path: "/positions/1",
  position: { accountId: ID, positionId: ID },
  at: 1_795_435_200_000,
  locale: "pt-BR",
} as const;

const bytes = (value: unknown): number => Buffer.byteLength(JSON.stringify(value));

describe("what is sent to a browser", () => {
  test("is the message, its lines in one text", () => {
    expect(pushPayload(TOLD)).toEqual({
      v: 1,
      id: ID,
      key: TOLD.key,
      title: "Guard cannot act.",
      body: "One.\nTwo.",
      severity: "danger",
      silent: false,
      wantsAnswer: true,
      path: "/positions/1",
      position: TOLD.position,
      at: TOLD.at,
      locale: "pt-BR",
    });
    expect(readPushPayload(JSON.parse(JSON.stringify(pushPayload(TOLD))))).toEqual(pushPayload(TOLD));
  });

  test("is small whatever it says, and says as much as it can", () => {
    const long = pushPayload({ ...TOLD, title: "ã".repeat(500), lines: ["a".repeat(900), "b".repeat(900)] });
    expect(long.title).toBe(`${"ã".repeat(119)}…`);
    expect(long.body).toBe(`${"a".repeat(900)}\n${"b".repeat(98)}…`);
    const wide = pushPayload({ ...TOLD, lines: ["📉".repeat(1_000)] });
    expect(bytes(wide)).toBeLessThan(LARGEST_PUSH);
    expect(bytes(wide)).toBeGreaterThan(LARGEST_PUSH * 0.7);
    expect(wide.body).toMatch(/^(?:📉)+…$/u);
  });

  test("stays small for any text there is", () => {
    const text = fc.string({
      unit: fc.constantFrom("a", "\u0000", "ã", "📉", '"', "\n", "\ud800"),
      maxLength: 4_000,
    });
    fc.assert(
      fc.property(text, fc.array(text, { maxLength: 3 }), text, text, (title, lines, path, positionId) => {
        const position = { accountId: ID, positionId };
        expect(bytes(pushPayload({ ...TOLD, title, lines, path, position }))).toBeLessThan(LARGEST_PUSH);
      }),
    );
  });
});

describe("what a browser was sent", () => {
  test.each([
    null,
    undefined,
    1,
    "text",
    [],
    {},
    { v: 2, id: ID, title: "t" },
    { v: 1, id: ID },
    { v: 1, title: "t" },
  ])("is nothing to show: %j", (value) => {
    expect(readPushPayload(value)).toBeNull();
  });

  test.each(HOSTILE_TEXTS.filter((text) => !/^\/[^/\\]/.test(text)))("leads nowhere by %j", (path) => {
    expect(readPushPayload({ ...pushPayload(TOLD), path })?.path).toBe("/activity");
  });

  test("that lacks the rest is shown by what it has", () => {
    expect(
      readPushPayload({
        v: 1,
        id: ID,
        title: "t",
        severity: "loud",
        locale: "fr",
        position: { accountId: 1 },
      }),
    ).toEqual({
      v: 1,
      id: ID,
      key: "",
      title: "t",
      body: "",
      severity: "info",
      silent: false,
      wantsAnswer: false,
      path: "/activity",
      position: null,
      at: 0,
      locale: "en",
    });
  });
});
