import { renderToStaticMarkup } from "react-dom/server";
import { describe, expect, it } from "vitest";
import type { ReceiptView } from "#server/trpc/schemas/views.ts";
import { aReceiptView } from "#testing/views/an-overview.ts";
import { ReceiptRow } from "./receipt-row.tsx";

const row = (change: Partial<ReceiptView> = {}, isOpen = false): string =>
  renderToStaticMarkup(
    <ReceiptRow receipt={aReceiptView(change)} isOpen={isOpen} onToggle={() => undefined} />,
  );

describe("a receipt", () => {
  it("never shows sats added without the profit and loss of that moment", () => {
    expect(row()).toContain("220,484");
    expect(row()).toContain("P&amp;L then −242,292 sats");
    expect(row({}, true)).toContain("these sats are lost too");
  });

  it("calls an unconfirmed effect sent, not failed", () => {
    const html = row({ outcome: "unknown", liquidationAfter: null });
    expect(html).toContain("Sent, not yet confirmed");
    expect(html).not.toMatch(/fail/iu);
  });

  it("opens to before and after, the reasons and the exchange's own answer", () => {
    const html = row({}, true);
    expect(html).toContain("Before");
    expect(html).toContain("10.00\u202f%");
    expect(html).toContain("−3,346 USD");
    expect(html).toContain("Raw answer of the exchange");
  });

  it("draws a liquidation as danger, and a close as what it is", () => {
    expect(row({ outcome: "ended", rule: "liquidated" })).toContain("s-danger");
    expect(row({ outcome: "ended", rule: "closed" })).not.toContain("s-danger");
  });

  it("tells our error from LN Markets' error, and both from what nobody knows yet", () => {
    const failed = { outcome: "rejected", liquidationAfter: null } as const;
    expect(row({ ...failed, status: "our-error" }, true)).toContain("Our error");
    expect(row({ ...failed, status: "exchange-error" }, true)).toContain("LN Markets&#x27; error");
    expect(row({ outcome: "unknown", status: "not-known" }, true)).toContain("Not known");
    expect(row({}, true)).toContain("Done");
  });

  it("draws no after where nothing was read back", () => {
    const html = row({ outcome: "rejected", liquidationAfter: null, distanceAfterBps: null }, true);
    expect(html).not.toContain("Read back");
    expect(html).not.toContain('class="move"');
  });
});
