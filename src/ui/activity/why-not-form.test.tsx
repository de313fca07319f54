import { renderToStaticMarkup } from "react-dom/server";
import { describe, expect, it } from "vitest";
import type { WhyNotView } from "#server/trpc/schemas/receipts.ts";
import { anOverview, aReceiptView } from "#testing/views/an-overview.ts";
import { guardsOf, newestMinute } from "./why-not.tsx";
import { type AskedGuard, WhyNotForm } from "./why-not-form.tsx";

const ANSWER: WhyNotView = {
  from: "2026-11-23T14:03:00.000Z",
  rule: "outside-trigger",
  words: ["At 14:03 the price was between 66,604 and 66,700."],
  receipt: null,
};

const form = (
  answer: WhyNotView | null = null,
  guards: readonly AskedGuard[] | null = [{ id: "g", name: "long $2,500, Main" }],
  problem: string | null = null,
): string =>
  renderToStaticMarkup(
    <WhyNotForm
      guards={guards}
      newest="2026-11-23T15:37"
      answer={answer}
      isAsking={false}
      problem={problem}
      onAsk={() => undefined}
      onOpen={() => undefined}
    />,
  );

describe("why a guard did nothing", () => {
  it("is asked of a guard and a minute that is over", () => {
    const html = form();
    expect(html).toContain("long $2,500, Main");
    expect(html).toContain('max="2026-11-23T15:37"');
    expect(newestMinute("2026-11-23T15:38:04.100Z")).toBe("2026-11-23T15:37");
  });

  it("offers every guard that stands on a position, by its position and account", () => {
    const overview = anOverview();
    const guarded = overview.positions.filter(({ guard }) => guard !== null);
    expect(guardsOf(overview)).toHaveLength(guarded.length);
    expect(guardsOf(overview)[0]?.name).toMatch(/^(long|short) \$[\d,]+, .+/u);
  });

  it("tells the reasons, or leads to the receipt of what was done", () => {
    expect(form(ANSWER)).toContain("Nothing was done at 14:03");
    expect(form(ANSWER)).toContain("between 66,604 and 66,700");
    const html = form({ ...ANSWER, rule: "receipt", receipt: aReceiptView() });
    expect(html).toContain("Something was done at 14:03");
    expect(html).toContain("Open its receipt");
  });

  it("says that guards are read, that there is none, and what went wrong", () => {
    expect(form(null, null)).toContain("Reading your guards.");
    expect(form(null, [])).toContain("No guard stands on a position now.");
    expect(form(null, undefined, "Choose a minute that is over.")).toContain("Choose a minute that is over.");
  });
});
