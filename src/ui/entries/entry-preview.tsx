import type { EntryForm, EntryPreviewView } from "#server/trpc/schemas/entries.ts";
import { format } from "#ui/format/format.ts";
import { Amount } from "#ui/kit/amount.tsx";
import { Fact } from "#ui/kit/fact.tsx";

type Order = EntryPreviewView["orders"][number];

const OrderRow = ({ order, side }: { readonly order: Order; readonly side: EntryForm["side"] }) => (
  <tr>
    <th scope="row">
      {side === "long" ? "Long" : "Short"} {format.quantity(order.quantity)} at {format.priceExact(order.at)}
    </th>
    <td data-label="Margin">{format.sats(order.margin)}</td>
    <td data-label="Liquidation">{format.priceExact(order.liquidation)}</td>
    <td data-label="Stop">{order.stopLoss === null ? "none" : format.priceExact(order.stopLoss)}</td>
    <td data-label="Take profit">
      {order.takeProfit === null ? "none" : format.priceExact(order.takeProfit)}
    </td>
    <td data-label="The most it can lose">{format.sats(order.worstCase)}</td>
  </tr>
);

const Orders = ({
  orders,
  side,
}: {
  readonly orders: readonly Order[];
  readonly side: EntryForm["side"];
}) => (
  <table className="expected">
    <caption>What it would order</caption>
    <thead>
      <tr>
        <th scope="col">Order</th>
        <th scope="col">Margin</th>
        <th scope="col">Liquidation</th>
        <th scope="col">Stop</th>
        <th scope="col">Take profit</th>
        <th scope="col">The most it can lose</th>
      </tr>
    </thead>
    <tbody>
      {orders.map((order) => (
        <OrderRow key={order.at} order={order} side={side} />
      ))}
    </tbody>
  </table>
);

type Props = { readonly form: EntryForm; readonly preview: EntryPreviewView };

/** What an entry would do as its sentence stands: its orders, the most it can lose beside its budget, and what is free. */
export const EntryPreview = ({ form, preview }: Props) => {
  const { orders, worstCase, cost, balance, isPast, last } = preview;
  if (orders.length === 0) return null;
  return (
    <section aria-label="What it would do" data-testid="entry-preview">
      <div className="facts">
        <Fact label="The most it can lose" figure={<Amount value={format.number(worstCase)} unit="sats" />}>
          All entries and their guards, of a budget of {format.sats(form.budget)}. A stop that fires loses
          less.
        </Fact>
        <Fact label="Takes at once" figure={<Amount value={format.number(cost)} unit="sats" />}>
          {balance === null
            ? "How many sats are free is not known."
            : `Of ${format.sats(balance)} that are free, fees and a fill 1 % worse included.`}
        </Fact>
        <Fact label="Price now" figure={last === null ? "not known" : format.price(last)}>
          {isPast
            ? "The price is past it already: it waits until the price has come back and gets there again."
            : "Orders are reckoned at the price they wait for, else at this one."}
        </Fact>
      </div>
      <Orders orders={orders} side={form.side} />
    </section>
  );
};
