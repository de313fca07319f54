import { expect, it } from "vitest";
import { leverageFromNumber, priceFromUsd, sats, usd } from "#domain/units.ts";
import type { AskedOrders } from "#services/orders/ask-waiting-orders.ts";
import { waitingOrdersSchema } from "../trpc/schemas/waiting-orders.ts";
import { waitingOrdersView } from "./waiting-orders-view.ts";

const AT = Date.parse("2026-11-23T17:53:00.000Z");

const anOrder = (id: string, createdAt: number) => ({
  id,
  side: "long" as const,
  quantity: usd(500),
  price: priceFromUsd(90_000),
  createdAt,
});
const isolated = (id: string, createdAt: number) => ({
  ...anOrder(id, createdAt),
  margin: sats(55_556),
  leverage: leverageFromNumber(2.5),
});

const asked: AskedOrders = {
  isolated: [isolated("young", AT - 1), isolated("b", AT - 9), isolated("a", AT - 9)],
  cross: [anOrder("late", AT - 2), anOrder("early", AT - 3)],
  takenBack: new Set(["b", "late"]),
  readAt: AT,
};

it("orders that wait are answered oldest first, in the API's units, each with whether it is being taken back", () => {
  const view = waitingOrdersView(asked);
  expect(waitingOrdersSchema.parse(view)).toEqual(view);
  expect(view.readAt).toBe("2026-11-23T17:53:00.000Z");
  expect(view.isolated.map(({ id, isTakenBack }) => [id, isTakenBack])).toEqual([
    ["a", false],
    ["b", true],
    ["young", false],
  ]);
  expect(view.isolated[0]).toEqual({
    id: "a",
    side: "long",
    quantity: 500,
    price: 180_000,
    margin: 55_556,
    leverage: 2.5,
    createdAt: "2026-11-23T17:52:59.991Z",
    isTakenBack: false,
  });
  expect(view.cross?.map(({ id, isTakenBack }) => [id, isTakenBack])).toEqual([
    ["early", false],
    ["late", true],
  ]);
  expect(waitingOrdersView({ ...asked, cross: null }).cross).toBeNull();
});
