import { expect, test, vi } from "vitest";
import type { AlertLine } from "#ports/operations.ts";
import { listAlerts } from "./list-alerts.ts";
import { silenceAlert } from "./silence-alert.ts";

const KEY = new Uint8Array(32).fill(7);
const HOUR = 3_600_000;

/** The newest has the highest number. */
const line = (number: number, clearedAt: number | null): AlertLine => ({
  id: `alert-${number}`,
  ...{ rule: "disk", subject: "", severity: "warning", detail: "8 % are free" },
  ...{ since: number, seenAt: number, silencedUntil: null, clearedAt },
});

/** Two stand: the newest, and one that is older than a page. */
const LINES = [line(5, null), line(4, 10), line(3, 10), line(2, null), line(1, 10)];

const operations = {
  standing: async () => LINES.filter(({ clearedAt }) => clearedAt === null),
  alerts: async ({ limit, before }: { readonly limit: number; readonly before: string | null }) => {
    const from = before === null ? 0 : LINES.findIndex(({ id }) => id === before) + 1;
    return LINES.slice(from, from + limit);
  },
};

const deps = { operations, cursorKey: KEY };

const ids = (lines: readonly AlertLine[]) => lines.map(({ id }) => id);

test("what stands comes first, however old, and each that is over comes once", async () => {
  const first = await listAlerts(deps, { userId: "a", limit: 2 });
  expect(ids(first.standing)).toEqual(["alert-5", "alert-2"]);
  expect(ids(first.items)).toEqual(["alert-4"]);
  const second = await listAlerts(deps, { userId: "a", limit: 2, cursor: first.nextCursor });
  expect(second.standing).toEqual([]);
  expect(ids(second.items)).toEqual(["alert-3"]);
  const last = await listAlerts(deps, { userId: "a", limit: 2, cursor: second.nextCursor });
  expect(ids(last.items)).toEqual(["alert-1"]);
  expect(last.nextCursor).toBeNull();
});

test("a cursor of another operator, or of nobody, is refused", async () => {
  const { nextCursor } = await listAlerts(deps, { userId: "a", limit: 1 });
  const refused = { code: "bad-input" };
  await expect(listAlerts(deps, { userId: "b", limit: 1, cursor: nextCursor })).rejects.toMatchObject(
    refused,
  );
  await expect(listAlerts(deps, { userId: "a", limit: 1, cursor: "alert-4" })).rejects.toMatchObject(refused);
});

test("an alert is silent for the hours that were chosen, is told again at once, and one that is over is not there", async () => {
  const silence = vi.fn(async (id: string) => id === "alert-5");
  const log = { info: vi.fn(), warn: vi.fn(), error: vi.fn() };
  const parts = { operations: { silence }, clock: () => 1_000, log };
  expect(await silenceAlert(parts, { userId: "a", id: "alert-5", hours: 8 })).toBe(1_000 + 8 * HOUR);
  expect(silence).toHaveBeenLastCalledWith("alert-5", 1_000 + 8 * HOUR);
  expect(log.info).toHaveBeenCalledWith("alert-silenced", {
    ...{ userId: "a", id: "alert-5", until: 1_000 + 8 * HOUR },
  });
  expect(await silenceAlert(parts, { userId: "a", id: "alert-5", hours: null })).toBeNull();
  const over = silenceAlert(parts, { userId: "a", id: "alert-4", hours: 1 });
  await expect(over).rejects.toMatchObject({ code: "not-found" });
});
