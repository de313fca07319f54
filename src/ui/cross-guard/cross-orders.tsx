import type { CrossView } from "#server/trpc/schemas/cross.ts";
import { useFormat } from "#ui/format/use-format.ts";
import { useWords } from "#ui/kit/use-words.ts";
import { CROSS_ORDER_WORDS, crossOrderWords, ordersReadWords } from "./cross-order-words.ts";

type Props = { readonly cross: CrossView; readonly now: number };

/** What waits on the cross margin at the exchange, with its age, and what it cannot do. */
export const CrossOrders = ({ cross: { orders, ordersReadAt }, now }: Props) => {
  const words = useWords(CROSS_ORDER_WORDS);
  const format = useFormat();
  if (orders === null || ordersReadAt === null)
    return (
      <section className="ends" aria-label={words.title} data-testid="cross-orders">
        <p className="dim">
          {words.notRead} {words.noStop}
        </p>
      </section>
    );
  const ago = ordersReadWords(format, ordersReadAt, now);
  return (
    <section className="ends" aria-label={words.title} data-testid="cross-orders">
      <p>{orders.length === 0 ? words.none(ago) : words.waits(ago)}</p>
      {orders.length === 0 ? null : (
        <ul>
          {orders.map((order) => (
            <li key={order.id}>{crossOrderWords(format, order)}</li>
          ))}
        </ul>
      )}
      <p className="dim">{words.noStop}</p>
    </section>
  );
};
