import { expect, test } from "vitest";
import { CHANNELS, OUTER_CHANNELS } from "../channel.ts";
import { ALL_CELLS, cellName, DEFAULT_CHOICES, isCellName, loudnessOf } from "./choices.ts";
import { decideTelling, isForDigest } from "./decide-telling.ts";
import { isDigestDue } from "./digest-due.ts";
import { planLadder } from "./plan-ladder.ts";
import { isQuiet, minuteOfDay } from "./quiet-hours.ts";

const NIGHT = { from: 22 * 60, until: 7 * 60 };
/** 28 November 2026, 01:30 UTC; 22:30 of the day before in São Paulo, which is three hours behind. */
const AT = Date.UTC(2026, 10, 28, 1, 30);
const ASKED = {
  event: "guard",
  severity: "info",
  choices: DEFAULT_CHOICES,
  at: AT,
  timeZone: "UTC",
} as const;

test("danger is told in the app whatever was chosen, and by default on every channel but the letter about the way in", () => {
  const off = Object.fromEntries(ALL_CELLS.map((cell) => [cellName(cell), "off"]));
  for (const cell of ALL_CELLS.filter(({ severity }) => severity === "danger")) {
    expect(loudnessOf({ cells: off }, cell)).toBe(cell.channel === "in-app" ? "on" : "off");
    const isLetterOfSecurity = cell.event === "security" && cell.channel === "email";
    expect(loudnessOf(DEFAULT_CHOICES, cell)).toBe(isLetterOfSecurity ? "off" : "on");
  }
});

test("the letter about the way in is written where it happens, so nobody chooses a second", () => {
  const on = Object.fromEntries(ALL_CELLS.map((cell) => [cellName(cell), "on"]));
  for (const severity of ["warning", "danger"] as const) {
    expect(loudnessOf({ cells: on }, { event: "security", severity, channel: "email" })).toBe("off");
    expect(loudnessOf(DEFAULT_CHOICES, { event: "security", severity, channel: "telegram" })).toBe("on");
  }
});

test("a cell's name is one of the table's; nothing else is", () => {
  expect(isCellName("guard.info.push")).toBe(true);
  expect(isCellName("alert.danger.push")).toBe(false);
  expect(isCellName("guard.info.fax")).toBe(false);
  expect(ALL_CELLS).toHaveLength(5 * 24);
});

test("the minute of the day is the one of the zone, over the date line and half hours too", () => {
  expect(minuteOfDay(AT, "UTC")).toBe(90);
  expect(minuteOfDay(AT, "America/Sao_Paulo")).toBe(22 * 60 + 30);
  expect(minuteOfDay(AT, "Asia/Kolkata")).toBe(7 * 60);
  expect(minuteOfDay(Date.UTC(2026, 0, 1), "UTC")).toBe(0);
  expect(minuteOfDay(AT, "Nowhere/Land")).toBe(90);
});

test("quiet hours hold from their first minute until before their last, over midnight too", () => {
  expect([1_319, 1_320, 0, 419, 420].map((minute) => isQuiet(NIGHT, minute))).toEqual([
    false,
    true,
    true,
    true,
    false,
  ]);
  expect([59, 60, 119, 120].map((minute) => isQuiet({ from: 60, until: 120 }, minute))).toEqual([
    false,
    true,
    true,
    false,
  ]);
  expect(isQuiet({ from: 60, until: 60 }, 60)).toBe(false);
  expect(isQuiet(null, 0)).toBe(false);
});

test("quiet hours take the sound from a warning, keep what matters little for the digest, and never touch danger", () => {
  const choices = { ...DEFAULT_CHOICES, quiet: NIGHT, digest: { hour: 8, channel: "email" } } as const;
  const atNight = (severity: "info" | "warning" | "danger", timeZone = "UTC") =>
    decideTelling({ ...ASKED, event: "exit", severity, choices, timeZone });
  expect(atNight("danger").push).toEqual({ kind: "now", isLoud: true, rule: "danger" });
  expect(atNight("danger").email).toEqual({ kind: "now", isLoud: true, rule: "danger" });
  expect(atNight("warning").telegram).toEqual({ kind: "now", isLoud: false, rule: "quiet-hours" });
  expect(atNight("info").webhook).toEqual({ kind: "digest", rule: "quiet-hours" });
  expect(atNight("info")["in-app"]).toEqual({ kind: "now", isLoud: true, rule: "chosen" });
  expect(isForDigest(atNight("info"))).toBe(true);
  expect(isForDigest(atNight("danger"))).toBe(false);
  // 07:00 in India is day already.
  expect(atNight("warning", "Asia/Kolkata").telegram).toEqual({ kind: "now", isLoud: true, rule: "chosen" });
});

test("without a digest nothing waits for one: it is told silently, and a silent letter is not written", () => {
  const choices = { ...DEFAULT_CHOICES, quiet: NIGHT, cells: { "exit.info.email": "on" } } as const;
  const told = decideTelling({ ...ASKED, event: "exit", choices });
  expect(told.webhook).toEqual({ kind: "now", isLoud: false, rule: "quiet-hours" });
  expect(told.email).toEqual({ kind: "never", rule: "silent-letter" });
  expect(CHANNELS.some((channel) => told[channel].kind === "digest")).toBe(false);
});

test("the ladder begins at once with whoever comes first of those that can be told", () => {
  expect(planLadder(DEFAULT_CHOICES.ladder, OUTER_CHANNELS)).toEqual([
    { channel: "push", afterMs: 0 },
    { channel: "webhook", afterMs: 0 },
    { channel: "telegram", afterMs: 120_000 },
    { channel: "email", afterMs: 240_000 },
  ]);
  expect(planLadder(DEFAULT_CHOICES.ladder, ["email", "telegram"])).toEqual([
    { channel: "telegram", afterMs: 0 },
    { channel: "email", afterMs: 120_000 },
  ]);
  expect(planLadder([{ channel: "push", afterMinutes: 5 }], ["push", "email"])).toEqual([
    { channel: "email", afterMs: 0 },
    { channel: "push", afterMs: 300_000 },
  ]);
  expect(planLadder(DEFAULT_CHOICES.ladder, [])).toEqual([]);
});

test("a digest is due once its hour has come in the trader's zone, and once a day", () => {
  const eight = { hour: 8, channel: "email" } as const;
  const day = (hour: number, minute = 0, date = 28) => Date.UTC(2026, 10, date, hour, minute);
  expect(isDigestDue(eight, day(7, 59), "UTC", day(8, 0, 27))).toBe(false);
  expect(isDigestDue(eight, day(8), "UTC", day(8, 0, 27))).toBe(true);
  expect(isDigestDue(eight, day(8, 1), "UTC", day(8))).toBe(false);
  // Missed in the morning, written in the evening, and on time again the next day.
  expect(isDigestDue(eight, day(20), "UTC", day(8, 0, 27))).toBe(true);
  expect(isDigestDue(eight, day(8, 0, 29), "UTC", day(20))).toBe(true);
  expect(isDigestDue(eight, day(11), "America/Sao_Paulo", day(11, 0, 27))).toBe(true);
  expect(isDigestDue(eight, day(10, 59), "America/Sao_Paulo", day(11, 0, 27))).toBe(false);
});

test("where clocks go back, an hour that comes twice brings one digest", () => {
  // 25 October 2026: Berlin reads 02:00 at 00:00 UTC and again at 01:00 UTC.
  const two = { hour: 2, channel: "email" } as const;
  const first = Date.UTC(2026, 9, 25, 0, 0);
  expect(isDigestDue(two, first, "Europe/Berlin", first - 86_400_000)).toBe(true);
  expect(isDigestDue(two, first + 3_600_000, "Europe/Berlin", first)).toBe(false);
});
