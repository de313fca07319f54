import { describe, expect, it } from "vitest";
import type { CrossOrderView } from "#server/trpc/schemas/cross.ts";
import type { WaitingOrdersView } from "#server/trpc/schemas/waiting-orders.ts";
import { aCrossShortView, aCrossView } from "#testing/views/a-cross-view.ts";
import { ago } from "#testing/views/an-overview.ts";
import { createFormat, format } from "#ui/format/format.ts";
import { orderFacts, orderName } from "./order-name.ts";
import { crossWaiting, isolatedWaiting } from "./waiting-order.ts";

const br = createFormat({ locale: "pt-BR", timeZone: "UTC" });

const ISOLATED: WaitingOrdersView["isolated"][number] = {
  id: "i",
  side: "long",
  quantity: 500,
  price: 180_001,
  margin: 55_556,
  leverage: 10,
  createdAt: ago(3_600_000),
  isTakenBack: false,
};
const SELL = { id: "c", side: "short", quantity: 400, price: 210_000 } as const;
const KEPT: CrossOrderView = { ...SELL, effect: "reduces" };
const CROSS = { ...SELL, createdAt: ago(60_000), isTakenBack: true };

const read = (change: Partial<WaitingOrdersView> = {}): WaitingOrdersView => ({
  readAt: ago(4_000),
  isolated: [],
  cross: [CROSS],
  ...change,
});

describe("what waits on the cross margin", () => {
  it("is what was read last, by whoever read it, with what each reading knows of it", () => {
    const older = aCrossView({ orders: [KEPT], ordersReadAt: ago(64_000), leverage: 20 });
    expect(crossWaiting(read(), older)).toEqual({
      readAt: ago(4_000),
      orders: [
        {
          ...SELL,
          of: "cross",
          leverage: 20,
          margin: null,
          since: ago(60_000),
          effect: "reduces",
          isTakenBack: true,
        },
      ],
    });
    const younger = aCrossView({ orders: [], ordersReadAt: ago(1_000) });
    expect(crossWaiting(read(), younger)).toEqual({ readAt: ago(1_000), orders: [] });
  });

  it("is known of a flat margin too, whose orders nobody else reads, and without saying what they would do", () => {
    const flat = aCrossShortView({ orders: null, ordersReadAt: null });
    expect(crossWaiting(read(), flat)?.orders).toMatchObject([{ id: "c", effect: null }]);
    expect(crossWaiting(read(), null)?.orders).toMatchObject([{ id: "c", leverage: null }]);
  });

  it("is what came with the position where the page read none, or its key may not", () => {
    const cross = aCrossView({ orders: [KEPT] });
    for (const view of [null, read({ cross: null })])
      expect(crossWaiting(view, cross)?.orders).toMatchObject([{ id: "c", since: null, isTakenBack: false }]);
    expect(crossWaiting(null, aCrossView({ orders: null, ordersReadAt: null }))).toBeNull();
  });
});

describe("an order that waits", () => {
  const [isolated] = isolatedWaiting(read({ isolated: [ISOLATED] }), []);
  const [onCross] = crossWaiting(read(), aCrossView({ orders: [KEPT], leverage: 20 }))?.orders ?? [];
  if (isolated === undefined || onCross === undefined) throw new Error("Both wait");

  it("waits no more once it runs, though no reading of what waits was made since", () => {
    const view = read({ isolated: [ISOLATED] });
    expect(isolatedWaiting(view, [{ id: "another" }])).toHaveLength(1);
    expect(isolatedWaiting(view, [{ id: "another" }, { id: "i" }])).toEqual([]);
  });

  it("says its side, size, price, leverage, and since when it waits", () => {
    expect(orderName(format, isolated)).toBe("Long $500 at 90,000.5");
    expect(orderFacts(format, isolated)).toBe(
      "Isolated · 10.0× · 55,556 sats of margin · since 23 November 2026, 16:53 UTC",
    );
    expect(orderName(format, onCross)).toBe("Sell $400 at 105,000 reduces it");
    expect(orderName(format, { ...onCross, effect: null })).toBe("Sell $400 at 105,000");
    expect(orderFacts(format, { ...onCross, since: null })).toBe("Cross margin · 20.0×");
    expect(orderFacts(format, { ...onCross, since: null, leverage: null })).toBe("Cross margin");
  });

  it("says so in Portuguese", () => {
    expect(orderName(br, isolated)).toBe("Long US$\u00a0500 em 90.000,5");
    expect(orderName(br, { ...onCross, effect: null })).toBe("Venda de US$\u00a0400 em 105.000");
    expect(orderFacts(br, isolated)).toContain("Isolada · 10,0× · 55.556 sats de margem · desde 23");
  });
});
