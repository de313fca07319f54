import { renderToStaticMarkup } from "react-dom/server";
import { describe, expect, it } from "vitest";
import type { AskableView, WhyNotView } from "#server/trpc/schemas/receipts.ts";
import { aReceiptView } from "#testing/views/an-overview.ts";
import { newestMinute } from "./why-not.tsx";
import { WhyNotForm } from "./why-not-form.tsx";

const ANSWER: WhyNotView = {
  from: "2026-11-23T14:03:00.000Z",
  rule: "outside-trigger",
  words: ["At 14:03 the price was between 66,604 and 66,700."],
  receipt: null,
};

const ASKABLE: AskableView["automations"] = [
  { id: "g", name: "Margin guard on long $2,500, Main", kind: "margin-guard", hasEnded: false },
  { id: "a", name: "Price alert, Main: the price gets to 105,000", kind: "margin-guard", hasEnded: true },
];

const form = (
  answer: WhyNotView | null = null,
  automations: AskableView["automations"] | null = ASKABLE,
  problem: string | null = null,
): string =>
  renderToStaticMarkup(
    <WhyNotForm
      automations={automations}
      newest="2026-11-23T15:37"
      answer={answer}
      isAsking={false}
      problem={problem}
      onAsk={() => undefined}
      onOpen={() => undefined}
    />,
  );

describe("why an automation did nothing", () => {
  it("is asked of an automation and a minute that is over", () => {
    const html = form();
    expect(html).toContain("long $2,500, Main");
    expect(html).toContain('max="2026-11-23T15:37"');
    expect(newestMinute("2026-11-23T15:38:04.100Z")).toBe("2026-11-23T15:37");
  });

  it("is asked of any automation, and those that ended come after those that stand", () => {
    const html = form();
    const [standing, ended] = html.split('<optgroup label="Ended">');
    expect(standing).toContain("Margin guard on long $2,500, Main");
    expect(ended).toContain("Price alert, Main: the price gets to 105,000");
    expect(form(null, ASKABLE.slice(0, 1))).not.toContain("optgroup");
  });

  it("tells the reasons, or leads to the receipt of what was done", () => {
    expect(form(ANSWER)).toContain("Nothing was done at 14:03");
    expect(form(ANSWER)).toContain("between 66,604 and 66,700");
    const html = form({ ...ANSWER, rule: "receipt", receipt: aReceiptView() });
    expect(html).toContain("Something was done at 14:03");
    expect(html).toContain("Open its receipt");
    const armed = form({ ...ANSWER, rule: "guards-armed" });
    expect(armed).toContain("Something was done at 14:03");
    expect(armed).not.toContain("Open its receipt");
  });

  it("says that automations are read, that there is none, and what went wrong", () => {
    expect(form(null, null)).toContain("Reading your automations.");
    expect(form(null, [])).toContain("No automation stands, and none ended in the last 90 days.");
    expect(form(null, undefined, "Choose a minute that is over.")).toContain("Choose a minute that is over.");
  });
});
