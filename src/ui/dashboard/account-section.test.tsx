import { renderToStaticMarkup } from "react-dom/server";
import { describe, expect, it } from "vitest";
import type { Overview } from "#server/trpc/schemas/views.ts";
import {
  aGuardView,
  ago,
  anAccount,
  anOverview,
  aPositionView,
  aPrice,
  aReceiptView,
  NOW,
} from "#testing/views/an-overview.ts";
import { accountFacts } from "#ui/api/account-facts.ts";
import { accountEdges } from "./account-ruler.ts";
import { AccountSection } from "./account-section.tsx";

const page = (change: Partial<Overview> = {}): string => {
  const overview = anOverview(change);
  const facts = accountFacts(overview, overview.accounts[0]?.id ?? "");
  if (facts === null) throw new Error("The overview has no account");
  return renderToStaticMarkup(<AccountSection facts={facts} now={NOW} receipts={[aReceiptView()]} />);
};

const count = (html: string, part: string): number => html.split(part).length - 1;

describe("an account on the dashboard", () => {
  it("shows every position with its distance and its liquidation", () => {
    const html = page();
    expect(count(html, 'data-testid="position-row"')).toBe(3);
    expect(html).toContain("11.6\u202f%");
    expect(html).toContain('data-testid="position-liquidation">59,943<');
  });

  it("says every ruler in words", () => {
    const html = page();
    expect(html).toContain(
      'role="img" aria-label="Long $2,500: liquidation 59,943, guard 63,098, take profit 74,500, entry 71,200, last price 67,840."',
    );
    expect(count(html, 'role="img"')).toBe(4);
    expect(html).toContain("Show as table");
  });

  it("shows what guards added beside the open profit and loss", () => {
    const html = page();
    expect(html).toContain("Open P&amp;L −124,140 sats");
    expect(html).toContain("what was added to it is lost too");
  });

  it("colours nothing safe once the price is stale, and gives its age", () => {
    const html = page({ prices: [aPrice({ readAt: ago(48_000) })] });
    expect(html).toContain("Not current");
    expect(html).toContain("67,840 · 48 s old");
    expect(html).not.toContain("z-safe");
    expect(html).toContain("stale-num");
  });

  it("draws only what stands at the exchange while blind, and lets no guard look armed", () => {
    const html = page({ accounts: [anAccount({ blindSince: ago(192_000) })] });
    expect(html).toContain("Blind");
    expect(html).not.toContain("m-liq");
    expect(html).not.toContain("m-trigger");
    expect(html).toContain("m-stop");
    expect(html).toContain("cannot act while blind");
  });

  it("shows a guard that cannot fire as such, with the reason in the same place", () => {
    const guard = aGuardView({ cannotFire: "needs 347,557 sats and 12,400 are free" });
    const html = page({ positions: [aPositionView({ guard })] });
    expect(html).toContain("Guard cannot fire: needs 347,557 sats and 12,400 are free");
    expect(html).not.toContain("m-trigger");
  });

  it("offers to guard first what is nearest to liquidation with nothing to protect it", () => {
    const near = aPositionView({ id: "near", guard: null, liquidation: 128_000, quantity: 600 });
    const html = page({ positions: [aPositionView({ guard: null }), near] });
    expect(html).toContain('href="/positions/near/guard"');
  });

  it("shows as danger for the account what is danger for one of its positions", () => {
    const tight = aPositionView({
      // A guard of 1 % on a liquidation at 59,943 fires at 60,548.5.
      guard: aGuardView({ triggerPrice: 121_097 }),
    });
    expect(accountEdges([tight, aPositionView({ guard: null })]).below?.dangerUntil).toBe(63_098);
    expect(accountEdges([tight]).below?.dangerUntil).toBeLessThan(61_000);
  });

  it("offers to guard what nothing protects", () => {
    const html = page({ positions: [aPositionView({ guard: null })] });
    expect(html).toContain('href="/positions/long-2500/guard"');
  });
});
