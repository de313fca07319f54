import { z } from "zod";
import { cancelAllCrossOrders, cancelCrossOrderById } from "../../engine/cancel-cross-order.ts";
import { crossPositionOf } from "../../engine/cross-position.ts";
import { depositToCross, setCrossLeverage, withdrawFromCross } from "../../engine/move-cross-margin.ts";
import { closeCrossPosition, placeCrossOrder } from "../../engine/place-cross-order.ts";
import { badRequest } from "../../engine/refusal.ts";
import type { CrossOrder } from "../../world/cross.ts";
import type { LedgerRow } from "../../world/ledger.ts";
import { isoTime, newestFirst, type Page, pageOf } from "../page.ts";
import { presentCrossOrder, presentCrossPosition } from "../present-cross.ts";
import { amountInput, clientIdInput, idInput, priceInput, quantityInput, readInput } from "../read-input.ts";
import type { Call, Route } from "../route.ts";
import { fundingFees } from "./isolated-lists.ts";

const orderInput = z.object({
  type: z.enum(["market", "limit"]),
  side: z.enum(["buy", "sell"]),
  quantity: quantityInput,
  price: priceInput.optional(),
  clientId: clientIdInput,
});
const leverageInput = z.object({ leverage: z.int().min(1).max(100) });
const moneyInput = z.object({ amount: amountInput });

function newOrder({ world, accountId, body }: Call): unknown {
  const { type, side, quantity, price, clientId } = readInput(orderInput, body);
  if (type === "market" && price !== undefined) throw badRequest("price: not allowed in a market order");
  if (type === "limit" && price === undefined) throw badRequest("price: required in a limit order");
  return presentCrossOrder(
    placeCrossOrder(world, accountId, { side, quantity, limit: price ?? null, clientId }),
  );
}

const money =
  (act: typeof depositToCross) =>
  ({ world, accountId, body }: Call): unknown =>
    presentCrossPosition(world, act(world, accountId, readInput(moneyInput, body).amount));

function leverage({ world, accountId, body }: Call): unknown {
  const wanted = readInput(leverageInput, body).leverage;
  return presentCrossPosition(world, setCrossLeverage(world, accountId, wanted));
}

const openOrders = ({ world, accountId }: Call): unknown =>
  [...world.crossOpen.values()]
    .filter((order) => order.accountId === accountId)
    .reverse()
    .map(presentCrossOrder);

function filledOrders({ world, accountId, query }: Call): Page {
  const filled = (world.crossEnded.get(accountId) ?? []).filter(({ filledAt }) => filledAt !== null);
  const timeOf = (order: CrossOrder): number => order.filledAt ?? order.createdAt;
  return pageOf(newestFirst(filled), timeOf, presentCrossOrder, query);
}

function transfers({ world, accountId, query }: Call): Page {
  const rows = world.ledger.rows.filter(
    (row) => row.accountId === accountId && (row.kind === "cross-deposit" || row.kind === "cross-withdraw"),
  );
  const present = (row: LedgerRow): unknown => ({
    amount: row.to === "cross" ? row.amount : -row.amount,
    id: row.ref,
    time: isoTime(row.at),
    uid: row.accountId,
  });
  return pageOf(newestFirst(rows), ({ at }) => at, present, query);
}

const route =
  (scope: "futures:cross:read" | "futures:cross:write") =>
  (method: Route["method"], path: string, run: Route["run"]): Route => ({
    method,
    path: `/futures/cross/${path}`,
    scope,
    run,
  });
const read = route("futures:cross:read");
const write = route("futures:cross:write");

export const crossRoutes: readonly Route[] = [
  read("GET", "position", ({ world, accountId }) =>
    presentCrossPosition(world, crossPositionOf(world, accountId)),
  ),
  write("POST", "order", newOrder),
  write("POST", "order/cancel", ({ world, accountId, body }) =>
    presentCrossOrder(cancelCrossOrderById(world, accountId, readInput(idInput, body).id)),
  ),
  write("POST", "orders/cancel-all", ({ world, accountId }) =>
    cancelAllCrossOrders(world, accountId).map(presentCrossOrder),
  ),
  write("POST", "position/close", ({ world, accountId }) =>
    presentCrossOrder(closeCrossPosition(world, accountId)),
  ),
  write("PUT", "leverage", leverage),
  write("POST", "deposit", money(depositToCross)),
  write("POST", "withdraw", money(withdrawFromCross)),
  read("GET", "orders/open", openOrders),
  read("GET", "orders/filled", filledOrders),
  read("GET", "funding-fees", (call) => fundingFees(call, ({ tradeId }) => tradeId === null)),
  read("GET", "transfers", transfers),
];
