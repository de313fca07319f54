import { renderToStaticMarkup } from "react-dom/server";
import { describe, expect, it } from "vitest";
import type { ReEvaluationView } from "#server/trpc/schemas/receipts.ts";
import { ReceiptBehind, type ReEvaluating } from "./receipt-behind.tsx";

const DETAIL = {
  id: "44444444-4444-4444-8444-444444444444",
  inputs: [{ name: "Price", value: "66,604, from the price stream" }],
  alternatives: ["Closing: a result of −242,292 sats."],
  exchange: [{ name: "Sent", value: "add 220,484 sats to position p1" }],
};

const behind = (
  taking: Partial<ReEvaluating> = {},
  detail: typeof DETAIL | null = DETAIL,
  problem: string | null = null,
): string =>
  renderToStaticMarkup(
    <ReceiptBehind
      detail={detail}
      problem={problem}
      taking={{ result: null, isBusy: false, problem: null, onTake: () => undefined, ...taking }}
    />,
  );

const result = (change: Partial<ReEvaluationView>): ReEvaluationView => ({
  kind: "matches",
  words: "The same to the last number.",
  stored: "add 5 sats",
  taken: "add 5 sats",
  ...change,
});

describe("what stands behind a receipt", () => {
  it("shows inputs, alternatives, and what was sent", () => {
    const html = behind();
    for (const part of [
      "66,604, from the price stream",
      "Closing: a result",
      "add 220,484 sats to position p1",
    ])
      expect(html).toContain(part);
  });

  it("says that it is being read, or why it cannot be", () => {
    expect(behind({}, null)).toContain("Reading what stands behind it.");
    expect(behind({}, null, "Axisor did not answer.")).toContain("Axisor did not answer.");
  });

  it("offers no decision to take again where there was none, and makes up no alternatives", () => {
    expect(behind({}, { ...DETAIL, inputs: [] })).not.toContain("Re-evaluate");
    expect(behind({}, { ...DETAIL, alternatives: [] })).not.toContain("Why not something else");
    expect(behind({}, { ...DETAIL, exchange: [] })).toContain("Nothing is kept");
  });

  it("tells what came of deciding again, with both verdicts where they differ", () => {
    expect(behind({ result: result({}) })).toContain("The same to the last number.");
    const html = behind({ result: result({ kind: "differs", words: "Another one.", taken: "add 6 sats" }) });
    for (const part of ["Another one.", "add 5 sats", "add 6 sats", "s-danger"]) expect(html).toContain(part);
    expect(behind({ isBusy: true })).toContain("Deciding again");
    expect(behind({ problem: "Try again." })).toContain("Try again.");
  });
});
