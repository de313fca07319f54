import { describe, expect, it } from "vitest";
import { leverageFromNumber, priceFromUsd, sats, usd } from "../units.ts";
import type { IntentAction } from "./action.ts";
import type { Evidence, NetOrderEvidence, TradeEvidence } from "./evidence.ts";
import { judgeIntent, mayRepeat } from "./judge-intent.ts";

const BEFORE: Evidence = { balance: sats(500_000), position: null };
const seen = (parts: Partial<Evidence> = {}): Evidence => ({ ...BEFORE, ...parts });
const judge = (action: IntentAction, now: Evidence, before = BEFORE, late = true) =>
  judgeIntent({ action, before, now, readIssuedAt: late ? 10_000 : 9_999, settleUntil: 10_000 });

describe("an order for a trade", () => {
  const open: IntentAction = {
    kind: "open-trade",
    order: {
      side: "long",
      size: { by: "quantity", quantity: usd(100) },
      leverage: leverageFromNumber(10),
      limit: null,
      stopLoss: null,
      takeProfit: null,
      clientId: "axisor-1-0",
    },
  };
  const trade = (clientId: string | null, state: TradeEvidence["state"] = "running") => ({
    trades: [{ id: "t", clientId, state }],
  });

  it.each(["open", "running", "closed", "canceled"] as const)(
    "was placed where it is %s by its label",
    (state) => {
      expect(judge(open, seen(trade("axisor-1-0", state)), BEFORE, false)).toBe("confirmed");
    },
  );

  it("was not placed where only others were, however alike, and only once its signature ran out", () => {
    for (const other of ["axisor-1-1", "axisor-1", null]) {
      expect(judge(open, seen(trade(other)))).toBe("not-applied");
      expect(judge(open, seen(trade(other)), BEFORE, false)).toBe("too-early");
    }
  });

  it("is not known where the lists could not be read whole, even if the balance is untouched", () => {
    expect(judge(open, seen())).toBe("ambiguous");
  });

  it("is never placed again", () => {
    expect(mayRepeat({ action: open, before: BEFORE, now: seen({ trades: [] }) })).toBe(false);
  });

  const cancel: IntentAction = { kind: "cancel-trade", tradeId: "t" };

  it("is taken back where it is listed as canceled, and may be again while it waits", () => {
    expect(judge(cancel, seen(trade(null, "canceled")), BEFORE, false)).toBe("confirmed");
    expect(judge(cancel, seen(trade(null, "open")))).toBe("not-applied");
    expect(mayRepeat({ action: cancel, before: BEFORE, now: seen(trade(null, "open")) })).toBe(true);
  });

  it.each(["running", "closed"] as const)(
    "that was filled first (%s) is not taken back, and never tried again",
    (state) => {
      const now = seen(trade(null, state));
      expect(judge(cancel, now, BEFORE, false)).toBe("not-applied");
      expect(mayRepeat({ action: cancel, before: BEFORE, now })).toBe(false);
    },
  );

  it("that is listed nowhere may be anything", () => {
    expect(judge(cancel, seen({ trades: [] }))).toBe("ambiguous");
  });
});

const order = (wanted: Partial<NetOrderEvidence> = {}): NetOrderEvidence => ({
  id: "o2",
  clientId: null,
  state: "filled",
  type: "market",
  side: "short",
  quantity: usd(1_000),
  ...wanted,
});

describe("an order on the cross margin", () => {
  const place: IntentAction = {
    kind: "cross-order",
    order: { side: "long", quantity: usd(100), limit: priceFromUsd(90_000), clientId: "axisor-2-0" },
  };
  const cancel: IntentAction = { kind: "cancel-cross-order", orderId: "o2" };

  it("was placed where its label waits or was filled", () => {
    for (const state of ["open", "filled"] as const) {
      const now = seen({ netOrders: [order(), order({ clientId: "axisor-2-0", state })] });
      expect(judge(place, now, BEFORE, false)).toBe("confirmed");
    }
    expect(judge(place, seen({ netOrders: [order()] }))).toBe("not-applied");
    expect(judge(place, seen())).toBe("ambiguous");
  });

  it("is taken back where it waits no more and was not filled", () => {
    expect(judge(cancel, seen({ netOrders: [order({ id: "o1" })] }), BEFORE, false)).toBe("confirmed");
    expect(judge(cancel, seen({ netOrders: [order({ state: "open" })] }))).toBe("not-applied");
    expect(judge(cancel, seen({ netOrders: [order()] }), BEFORE, false)).toBe("not-applied");
    expect(judge(cancel, seen())).toBe("ambiguous");
  });
});

describe("closing the cross position of long $1,000", () => {
  const close: IntentAction = { kind: "close-cross", quantity: usd(1_000) };
  const at = (
    quantity: number,
    orders: readonly NetOrderEvidence[],
    side: "long" | "short" | null = "long",
  ) => seen({ netPosition: { side, quantity: usd(quantity), leverage: 5 }, netOrders: orders });
  const before = at(1_000, [order({ id: "o1", side: "long" })]);
  const [old] = before.netOrders ?? [];
  const since = (...orders: readonly NetOrderEvidence[]) => (old === undefined ? orders : [...orders, old]);

  it("has happened where it is flat, whoever did it", () => {
    expect(judge(close, at(0, since(), null), before, false)).toBe("confirmed");
  });

  it("has happened where its whole size was sold at the market, even if another was opened since", () => {
    const reopened = at(300, since(order({ id: "o3", side: "short", quantity: usd(300) }), order()), "short");
    expect(judge(close, reopened, before, false)).toBe("confirmed");
  });

  it("has not happened where nothing was filled since", () => {
    expect(judge(close, at(1_000, since()), before, false)).toBe("too-early");
    expect(judge(close, at(1_000, since()), before)).toBe("not-applied");
    expect(judge(close, at(1_000, since(order({ id: "o9", state: "open" }))), before)).toBe("not-applied");
  });

  it("is not known where something else was filled, or the list no longer reaches back", () => {
    for (const other of [
      order({ quantity: usd(400) }),
      order({ side: "long" }),
      order({ type: "limit" }),
      order({ type: "liquidation" }),
    ])
      expect(judge(close, at(600, since(other)), before)).toBe("ambiguous");
    expect(judge(close, at(600, [order()]), before)).toBe("ambiguous");
    expect(
      judge(
        close,
        seen({ netPosition: before.netPosition ?? { side: null, quantity: usd(0), leverage: 1 } }),
        before,
      ),
    ).toBe("ambiguous");
  });

  it("is never sent twice: it has no id, and would close what was opened since", () => {
    expect(mayRepeat({ action: close, before, now: at(1_000, since()) })).toBe(false);
  });
});

describe("sats moved into or out of the cross margin", () => {
  const moved = (...amounts: readonly number[]) =>
    seen({
      transfers: amounts.map((amount, at) => ({ id: `${amounts.length - at}`, amount: sats(amount) })),
    });
  const before = moved(-500, 1_000);
  const into: IntentAction = { kind: "deposit-cross", amount: sats(1_000) };
  const out: IntentAction = { kind: "withdraw-cross", amount: sats(500) };

  it("are recognised by a transfer of just so many since", () => {
    expect(judge(into, moved(1_000, -500, 1_000), before, false)).toBe("confirmed");
    expect(judge(out, moved(-500, -500, 1_000), before, false)).toBe("confirmed");
    expect(judge(into, moved(1_000), moved(), false)).toBe("confirmed");
  });

  it("are not those that were moved before, by another amount, or the other way", () => {
    expect(judge(into, before, before)).toBe("not-applied");
    expect(judge(out, before, before)).toBe("not-applied");
    expect(judge(into, moved(999, -1_000, -500, 1_000), before)).toBe("not-applied");
  });

  it("are not known where the list no longer reaches back, or was not read before", () => {
    expect(judge(into, seen({ transfers: [{ id: "9", amount: sats(1_000) }] }), before)).toBe("ambiguous");
    expect(judge(into, moved(1_000))).toBe("ambiguous");
    expect(judge(into, seen(), before)).toBe("ambiguous");
  });
});

describe("the leverage of the cross margin", () => {
  const set: IntentAction = { kind: "set-cross-leverage", leverage: 5 };
  const at = (leverage: number) => seen({ netPosition: { side: null, quantity: usd(0), leverage } });

  it("is what it says, and is asked for again only while it is what it was", () => {
    expect(judge(set, at(5), at(2), false)).toBe("confirmed");
    expect(judge(set, at(2), at(2))).toBe("not-applied");
    expect(judge(set, at(7), at(2))).toBe("ambiguous");
    expect(judge(set, seen(), at(2))).toBe("ambiguous");
    expect(mayRepeat({ action: set, before: at(2), now: at(2) })).toBe(true);
    expect(mayRepeat({ action: set, before: at(2), now: at(7) })).toBe(false);
  });
});
