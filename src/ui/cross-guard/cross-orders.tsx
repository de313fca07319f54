"use client";

import type { CrossView } from "#server/trpc/schemas/cross.ts";
import type { AccountView } from "#server/trpc/schemas/views.ts";
import { useFormat } from "#ui/format/use-format.ts";
import { useWords } from "#ui/kit/use-words.ts";
import { OrderRow } from "#ui/orders/order-row.tsx";
import { useWaitingOrders } from "#ui/orders/use-waiting-orders.ts";
import { crossWaiting } from "#ui/orders/waiting-order.ts";
import { CROSS_ORDER_WORDS, ordersReadWords } from "./cross-order-words.ts";

type Props = { readonly account: AccountView; readonly cross: CrossView; readonly now: number };

/** What waits on the cross margin at the exchange, with its age, the way to take each back, and what it cannot do. */
export const CrossOrders = ({ account, cross, now }: Props) => {
  const words = useWords(CROSS_ORDER_WORDS);
  const format = useFormat();
  // Where it comes with the cross position that there is none, nothing needs to be asked for.
  const isWanted = cross.orders === null || cross.orders.length > 0;
  const { view, heardAt } = useWaitingOrders(account, isWanted);
  const waiting = crossWaiting(isWanted ? view : null, cross);
  if (waiting === null)
    return (
      <section className="ends" aria-label={words.title} data-testid="cross-orders">
        <p className="dim">
          {words.notRead} {words.noStop}
        </p>
      </section>
    );
  const ago = ordersReadWords(format, waiting.readAt, now);
  return (
    <section className="ends" aria-label={words.title} data-testid="cross-orders">
      <p>{waiting.orders.length === 0 ? words.none(ago) : words.waits(ago)}</p>
      {waiting.orders.length === 0 ? null : (
        <ul>
          {waiting.orders.map((order) => (
            <OrderRow key={order.id} account={account} order={order} heardAt={heardAt} isStale={false} />
          ))}
        </ul>
      )}
      <p className="dim">{words.noStop}</p>
    </section>
  );
};
