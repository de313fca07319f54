import { renderToStaticMarkup } from "react-dom/server";
import { beforeAll, describe, expect, it, vi } from "vitest";
import type { Overview } from "#server/trpc/schemas/views.ts";
import { aCrossGuardView, aCrossShortView, aCrossView } from "#testing/views/a-cross-view.ts";
import {
  ACCOUNT_ID,
  aFlatCrossView,
  ago,
  anOverview,
  aPositionView,
  NOW,
} from "#testing/views/an-overview.ts";
import { accountFacts } from "#ui/api/account-facts.ts";
import { AccountSection } from "./account-section.tsx";
import { CROSS_ROW_PART } from "./late-cross-row.tsx";

beforeAll(async () => {
  CROSS_ROW_PART.fetch();
  await vi.waitFor(() => expect(CROSS_ROW_PART.state().kind).toBe("here"));
});

const page = (change: Partial<Overview> = {}): string => {
  const facts = accountFacts(anOverview({ positions: [], cross: [aCrossView()], ...change }), ACCOUNT_ID);
  if (facts === null) throw new Error("The overview has no account");
  return renderToStaticMarkup(<AccountSection facts={facts} now={NOW} receipts={[]} />).replaceAll(
    "\u202f",
    " ",
  );
};
const GUARD_PAGE = `/accounts/${ACCOUNT_ID}/cross-guard`;

describe("a cross position on the dashboard", () => {
  it("shows what it is, how far its liquidation is, and what it has cost", () => {
    const html = page();
    expect(html).toContain(`href="${GUARD_PAGE}">Cross long $1,000</a>`);
    expect(html).toContain("Entry 71,200 · margin 265,000 sats");
    expect(html).toContain("1,200 sats of funding paid · read 4 s ago");
    expect(html).toContain('data-testid="cross-distance">11.6 %<');
    expect(html).toContain('data-testid="cross-liquidation">59,943<');
    expect(html).toContain("−69,56");
  });

  it("says what its guard does, and what becomes of it without us", () => {
    const html = page();
    expect(html).toContain(
      "The guard adds margin when liquidation is closer than 5 %, until it is 10 % away;",
    );
    expect(html).toContain(
      "If Axisor vanishes now: liquidation at 59,943 takes all of the cross margin, 265,000 sats.",
    );
    expect(html).toContain("Axisor keeps no stop at the exchange for the cross position.");
  });

  it("tells what waits at the exchange with its age, and what it does to the position", () => {
    expect(page()).not.toContain("Waits at LN Markets");
    const order = { side: "short", quantity: 400, effect: "reduces" } as const;
    const orders = [75_000, 74_000, 73_000, 72_000].map((dollars) => ({
      ...order,
      id: `order-${dollars}`,
      price: dollars * 2,
    }));
    const html = page({ cross: [aCrossView({ orders, ordersReadAt: ago(180_000) })] });
    expect(html).toContain("Sell $400 at 75,000 reduces it; Sell $400 at 74,000");
    expect(html).toContain("; and 1 more.");
    expect(html).toContain("Waits at LN Markets, read 3 min 0 s ago: Sell");
  });

  it("leads to what was changed of its guard, where it has one", () => {
    expect(page()).toContain(`href="${GUARD_PAGE}/history"`);
    expect(page({ cross: [aCrossView({ guard: null })] })).not.toContain("/history");
  });

  it("counts it in the figures of the whole account, on its side of the price", () => {
    expect(page()).toContain("1 position, 1 protected");
    expect(page({ positions: [aPositionView()] })).toContain("2 positions, 2 protected");
    expect(page({ cross: [aCrossShortView()] })).toContain("liq 77,569");
    expect(page()).toContain("Open P&amp;L −69,56");
  });

  it("offers to guard one that has no guard", () => {
    const html = page({ cross: [aCrossView({ guard: null })] });
    expect(html).toContain(`data-testid="guard-first" href="${GUARD_PAGE}"`);
    expect(html).toContain("No guard");
  });

  it("lets no guard look armed while it is blind, though the isolated positions are drawn as they are", () => {
    const blind = aCrossView({ blindSince: ago(90_000), blindReason: "the exchange did not answer" });
    const html = page({ cross: [blind], positions: [aPositionView()] });
    expect(html).toContain("Blind");
    expect(html).toContain("Cannot act while blind. The guard adds margin");
    expect(html).toContain("cannot be read now");
    expect(html.split('data-testid="position-row"')[1]?.split("</article>")[0]).toContain("m-liq");
    expect(html.split('data-testid="cross-row"')[1]?.split("</article>")[0]).not.toContain("m-liq");
  });

  it("says in the same place why a guard cannot fire", () => {
    const guard = aCrossGuardView({ cannotFire: "it needs 90,000 sats and 12 are free" });
    expect(page({ cross: [aCrossView({ guard })] })).toContain(
      "Guard cannot fire: it needs 90,000 sats and 12 are free.",
    );
  });
});

describe("a cross margin without a position", () => {
  it("is one quiet line where sats lie there, and nothing where none do", () => {
    expect(page({ cross: [aFlatCrossView({ margin: 50_000 })] })).toContain(
      "Cross margin: 50,000 sats, no position, read 4 s ago.",
    );
    expect(page({ cross: [aFlatCrossView()] })).not.toContain("cross-flat");
  });

  it("names a guard that waits for the next position", () => {
    const html = page({ cross: [aFlatCrossView({ guard: aCrossGuardView() })] });
    expect(html).toContain("Its guard waits for the next position.");
    expect(html).toContain(GUARD_PAGE);
  });
});
