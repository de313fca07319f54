import { expect, it } from "vitest";
import { ALERT_RULES } from "#domain/notifications/notification-facts.ts";
import { RUNBOOKS } from "#domain/operations/runbook-table.ts";
import { inSaoPaulo } from "#testing/views/in-portuguese.tsx";
import { format } from "#ui/format/format.ts";
import { alertTimes, alertTitle } from "./alert-words-of.ts";

const SINCE = "2026-11-28T17:02:10.000Z";
const NOW = Date.parse("2026-11-28T17:28:10.000Z");

it("an alert is called by its rule and what it is about", () => {
  expect(alertTitle(format, { rule: "no-tick", subject: "mainnet" })).toBe(
    "No tick for 30 seconds: mainnet.",
  );
  expect(alertTitle(inSaoPaulo, { rule: "disk", subject: "" })).toBe("O disco está quase cheio.");
});

it("one that stands says since when, one that is over from when to when", () => {
  const alert = { severity: "danger", since: SINCE, clearedAt: null } as const;
  expect(alertTimes(format, alert, NOW)).toBe("Danger · since 28 November 2026, 17:02 UTC, for 26 min");
  const over = { ...alert, severity: "warning", clearedAt: "2026-11-28T17:05:10.000Z" } as const;
  expect(alertTimes(format, over, NOW)).toBe("Warning · from 17:02:10 to 17:05:10, 3 min 0 s");
  // São Paulo is three hours behind; the next day begins there at 03:00 UTC.
  const night = { ...over, clearedAt: "2026-11-29T03:02:10.000Z" } as const;
  expect(alertTimes(inSaoPaulo, night, NOW)).toBe(
    "Atenção · de 14:02:10 a 29 de novembro de 2026, 00:02 BRT, 10 h 00 min",
  );
});

it("every rule has its three answers in both languages, each a sentence and none twice", () => {
  for (const table of Object.values(RUNBOOKS)) {
    expect(Object.keys(table).toSorted()).toEqual([...ALERT_RULES].toSorted());
    const texts = Object.values(table).flatMap(({ means, look, press }) => [means, look, press]);
    for (const text of texts) expect(text).toMatch(/^\S.*[.?]$/);
    expect(new Set(texts).size).toBe(3 * ALERT_RULES.length);
  }
});
