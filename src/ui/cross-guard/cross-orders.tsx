import type { CrossView } from "#server/trpc/schemas/cross.ts";
import { crossOrderWords, ordersReadWords } from "./cross-order-words.ts";

type Props = { readonly cross: CrossView; readonly now: number };

const NO_STOP =
  "LN Markets holds limit orders for the cross position and no stop: what makes it smaller there fills only as the price moves in its favour.";

/** What waits on the cross margin at the exchange, with its age, and what it cannot do. */
export const CrossOrders = ({ cross: { orders, ordersReadAt }, now }: Props) => (
  <section className="ends" aria-label="Orders that wait at LN Markets" data-testid="cross-orders">
    {orders === null || ordersReadAt === null ? (
      <p className="dim">What waits at LN Markets has not been read yet. {NO_STOP}</p>
    ) : (
      <>
        <p>
          {orders.length === 0 ? "No order waits at LN Markets" : "Waits at LN Markets"}, read{" "}
          {ordersReadWords(ordersReadAt, now)}.
        </p>
        {orders.length === 0 ? null : (
          <ul>
            {orders.map((order) => (
              <li key={order.id}>{crossOrderWords(order)}</li>
            ))}
          </ul>
        )}
        <p className="dim">{NO_STOP}</p>
      </>
    )}
  </section>
);
