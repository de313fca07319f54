import type { EntryForm, EntryPreviewView } from "#server/trpc/schemas/entries.ts";
import { Amount } from "#ui/format/amount.tsx";
import { useFormat } from "#ui/format/use-format.ts";
import { Fact } from "#ui/kit/fact.tsx";
import { useWords } from "#ui/kit/use-words.ts";
import { ENTRY_PREVIEW_WORDS } from "./entry-preview-words.ts";

type Order = EntryPreviewView["orders"][number];

const OrderRow = ({ order, side }: { readonly order: Order; readonly side: EntryForm["side"] }) => {
  const words = useWords(ENTRY_PREVIEW_WORDS);
  const format = useFormat();
  return (
    <tr>
      <th scope="row">{words.sides[side](format.quantity(order.quantity), format.priceExact(order.at))}</th>
      <td data-label={words.margin}>{format.sats(order.margin)}</td>
      <td data-label={words.liquidation}>{format.priceExact(order.liquidation)}</td>
      <td data-label={words.stop}>
        {order.stopLoss === null ? words.none : format.priceExact(order.stopLoss)}
      </td>
      <td data-label={words.takeProfit}>
        {order.takeProfit === null ? words.none : format.priceExact(order.takeProfit)}
      </td>
      <td data-label={words.worst}>{format.sats(order.worstCase)}</td>
    </tr>
  );
};

const Orders = ({
  orders,
  side,
}: {
  readonly orders: readonly Order[];
  readonly side: EntryForm["side"];
}) => {
  const words = useWords(ENTRY_PREVIEW_WORDS);
  return (
    <table className="expected">
      <caption>{words.wouldOrder}</caption>
      <thead>
        <tr>
          <th scope="col">{words.order}</th>
          <th scope="col">{words.margin}</th>
          <th scope="col">{words.liquidation}</th>
          <th scope="col">{words.stop}</th>
          <th scope="col">{words.takeProfit}</th>
          <th scope="col">{words.worst}</th>
        </tr>
      </thead>
      <tbody>
        {orders.map((order) => (
          <OrderRow key={order.at} order={order} side={side} />
        ))}
      </tbody>
    </table>
  );
};

type Props = { readonly form: EntryForm; readonly preview: EntryPreviewView };

/** What an entry would do as its sentence stands: its orders, the most it can lose beside its budget, and what is free. */
export const EntryPreview = ({ form, preview }: Props) => {
  const words = useWords(ENTRY_PREVIEW_WORDS);
  const format = useFormat();
  const { orders, worstCase, cost, balance, isPast, last } = preview;
  if (orders.length === 0) return null;
  return (
    <section aria-label={words.wouldDo} data-testid="entry-preview">
      <div className="facts">
        <Fact label={words.worst} figure={<Amount sats={worstCase} />}>
          {words.ofBudget(format.sats(form.budget))}
        </Fact>
        <Fact label={words.atOnce} figure={<Amount sats={cost} />}>
          {balance === null ? words.freeUnknown : words.ofFree(format.sats(balance))}
        </Fact>
        <Fact label={words.priceNow} figure={last === null ? words.unknown : format.price(last)}>
          {isPast ? words.isPast : words.reckonedAt}
        </Fact>
      </div>
      <Orders orders={orders} side={form.side} />
    </section>
  );
};
