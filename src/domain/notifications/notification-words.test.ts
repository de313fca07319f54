import { expect, test } from "vitest";
import type { OperatorAlertFacts } from "./notification-facts.ts";
import { notificationWords } from "./notification-words.ts";

const DISK: OperatorAlertFacts = {
  kind: "operator-alert",
  rule: "disk",
  state: "raised",
  subject: "",
  detail: "2 % are free",
  since: 0,
};

test("an alert names its runbook while it stands, in either language", () => {
  expect(notificationWords(DISK, "told", "en")).toEqual({
    title: "The disk is nearly full.",
    why: ["2 % are free", "What to do: docs/runbooks/disk.md"],
  });
  expect(notificationWords({ ...DISK, detail: "" }, "told", "pt-BR").why).toEqual([
    "O que fazer: docs/runbooks/disk.md",
  ]);
});

test("one that is over asks for nothing", () => {
  expect(notificationWords({ ...DISK, state: "cleared" }, "told", "en").why).toEqual(["2 % are free"]);
});
