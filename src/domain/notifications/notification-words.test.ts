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

test("whoever is paused by a restore reads since when, and that nothing guards them", () => {
  const facts = { kind: "restored", takenAt: Date.UTC(2026, 0, 2, 3, 4), paused: 2 } as const;
  expect(notificationWords(facts, "told", "en")).toEqual({
    title: "Your 2 automations are paused: Axisor came back from a backup.",
    why: [
      "The backup is of 2 January 2026 at 03:04 UTC. What you changed after that is lost.",
      "Nothing guards you until you look at your positions and switch it on again. Stops that stand at LN Markets go on standing there.",
    ],
  });
  expect(notificationWords({ ...facts, paused: 1 }, "told", "pt-BR").title).toBe(
    "Sua automação está pausada: a Axisor voltou de um backup.",
  );
});

test("one that is over asks for nothing", () => {
  expect(notificationWords({ ...DISK, state: "cleared" }, "told", "en").why).toEqual(["2 % are free"]);
});
