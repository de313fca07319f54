import { expect, test } from "vitest";
import { SEVERITIES_OF } from "../notifications/notification-event.ts";
import { notificationWords } from "../notifications/notification-words.ts";
import { noticeOf } from "./notice-of.ts";
import type { EventFacts, SecurityEventKind } from "./security-event.ts";

const noticed = (kind: SecurityEventKind, facts: EventFacts = {}) =>
  noticeOf({ kind, outcome: "allowed", facts });

test("a new way into the account is a warning, in either language", () => {
  const notice = noticed("new-device", { device: "Firefox on Linux" });
  expect(notice?.severity).toBe("warning");
  expect(notice?.facts.title).toEqual({
    en: "A new browser was used: Firefox on Linux.",
    "pt-BR": "Um novo navegador foi usado: Firefox on Linux.",
  });
  if (notice === null) throw new Error("It is told");
  expect(notificationWords(notice.facts, "told", "en").title).toBe(
    "A new browser was used: Firefox on Linux.",
  );
});

test("what is unusual, and what was done about it, is danger; of the alert's event each language has its own words", () => {
  const facts = {
    title: "The password was changed.",
    "title.pt-BR": "A senha foi mudada.",
    signals: "new-network",
  };
  expect(noticed("risk-alert", facts)?.severity).toBe("danger");
  expect(noticed("risk-alert", facts)?.facts.title["pt-BR"]).toMatch(/^A senha foi mudada\. /);
  expect(noticed("account-held", { paused: 2, ended: 1 })).toMatchObject({ severity: "danger" });
  for (const kind of ["risk-alert", "new-device"] as const)
    expect(SEVERITIES_OF.security).toContain(noticed(kind)?.severity);
});

test("everyday events, and what was refused, are told by the log alone", () => {
  expect(noticed("login")).toBeNull();
  expect(noticed("alert-told")).toBeNull();
  expect(noticed("key-connected")).toBeNull();
  expect(noticeOf({ kind: "totp-removed", outcome: "refused", facts: {} })).toBeNull();
});
