import { renderToStaticMarkup } from "react-dom/server";
import { describe, expect, it } from "vitest";
import type { ConflictView } from "#server/trpc/schemas/conflicts.ts";
import { type ConflictCheck, stillMeant } from "./conflict-check.ts";
import { ConflictList } from "./conflict-list.tsx";
import { CONFLICT_WORDS } from "./conflict-words.ts";

const warning: ConflictView = {
  id: "never-acts/guard-step.1/stop-loss",
  kind: "never-acts",
  severity: "warn",
  words:
    "Step 1 of the guard waits for 95,694 and never acts, because the stop loss closes the position at 97,000 already.",
  path: "From 100,000 the price falls to 97,000.",
  at: 194_000,
  own: { words: "the stop loss", page: "exits", positionId: "long/1" },
  other: { words: "step 1 of the guard", page: "guard", positionId: "long/1" },
};
const refusal: ConflictView = {
  ...warning,
  id: "acts-again/guard-step.1",
  severity: "refuse",
  other: warning.own,
};

const html = (check: ConflictCheck, acknowledged: readonly string[] = [], problem: string | null = null) =>
  renderToStaticMarkup(
    <ConflictList
      accountId="a-1"
      check={check}
      acknowledged={acknowledged}
      onAcknowledge={() => undefined}
      problem={problem}
    />,
  );
const found = (...conflicts: readonly ConflictView[]): ConflictCheck => ({ kind: "checked", conflicts });

describe("conflicts under a sentence", () => {
  it("name both rules, the way of the price, and the way to the other rule", () => {
    const page = html(found(warning));
    expect(page).toContain("Step 1 of the guard waits for 95,694");
    expect(page).toContain("the stop loss closes the position at 97,000");
    expect(page).toContain("How it comes about: From 100,000 the price falls to 97,000.");
    expect(page).toContain('href="/positions/long%2F1/guard"');
    expect(page).toContain("Open step 1 of the guard");
  });

  it("let a warning be acknowledged, and what cannot be meant not", () => {
    expect(html(found(warning))).toMatch(/<input type="checkbox"[^>]*data-testid="conflict-meant"/u);
    expect(html(found(warning), [warning.id])).toMatch(/data-testid="conflict-meant" checked=""/u);
    expect(html(found(refusal))).not.toContain("checkbox");
    expect(html(found(refusal))).toContain("This cannot be armed");
  });

  it("lead nowhere where both rules are changed on the same page", () => {
    expect(html(found(refusal))).not.toContain("href");
  });

  it("never look like peace while nothing was checked", () => {
    expect(html({ kind: "none" })).toBe("");
    expect(html({ kind: "checking" })).toContain("Checking it against the other rules.");
    expect(html({ kind: "unchecked", reason: "LN Markets cannot be read now." })).toContain(
      "Not checked against the other rules. LN Markets cannot be read now.",
    );
    expect(html(found())).toContain("in no other rule’s way");
  });

  it("say why arming was refused where nobody acknowledged", () => {
    expect(html(found(warning), [], "Acknowledge this.")).toMatch(/role="alert"[^>]*>.*Acknowledge this\./u);
  });
});

describe("how many conflicts there are", () => {
  const told = (locale: "en" | "pt-BR") =>
    [0, 1, 2].map((count) => CONFLICT_WORDS[locale].found(count, String(count)));

  it("is counted in both languages", () => {
    expect(told("en")).toEqual([
      "On the price paths that were tried it gets in no other rule’s way.",
      "It is in conflict with another rule.",
      "It is in 2 conflicts with other rules.",
    ]);
    expect(told("pt-BR")).toEqual([
      "Nos caminhos de preço testados, não atrapalha nenhuma outra regra.",
      "Está em conflito com outra regra.",
      "Está em 2 conflitos com outras regras.",
    ]);
    expect(html(found(warning, refusal))).toContain("It is in 2 conflicts with other rules.");
  });
});

describe("what is meant", () => {
  it("is what was ticked and is still told, and never what is refused", () => {
    expect(stillMeant(found(warning, refusal), [warning.id, refusal.id, "gone"])).toEqual([warning.id]);
    expect(stillMeant({ kind: "checking" }, [warning.id])).toEqual([]);
  });
});

it("leads to the guard of the cross position by its account", () => {
  const other = {
    words: "the guard on the cross position",
    page: "cross-guard",
    positionId: "long/1",
  } as const;
  const own = { words: "the guard on this position", page: "guard", positionId: "long/1" } as const;
  expect(html(found({ ...warning, own, other }))).toContain('href="/accounts/a-1/cross-guard"');
});
