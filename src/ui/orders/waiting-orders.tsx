"use client";

import type { CrossView } from "#server/trpc/schemas/cross.ts";
import type { AccountView, PositionView } from "#server/trpc/schemas/views.ts";
import { mayTrade } from "#ui/actions/may-trade.ts";
import { useFormat } from "#ui/format/use-format.ts";
import { Glyph } from "#ui/kit/glyph.tsx";
import { useWords } from "#ui/kit/use-words.ts";
import { OrderRow } from "./order-row.tsx";
import { ORDERS_WORDS } from "./orders-words.ts";
import { sayWaiting } from "./say-waiting.ts";
import { useWaitingOrders, type WaitingState } from "./use-waiting-orders.ts";
import { crossWaiting, isolatedWaiting } from "./waiting-order.ts";

type Props = {
  readonly account: AccountView;
  readonly cross: CrossView | null;
  /** The isolated trades that run: one that did not wait any more when it was read last keeps its id. */
  readonly positions: readonly Pick<PositionView, "id">[];
  readonly now: number;
  /** Whether the trader has more accounts than one: then the section names its own. */
  readonly isNamed: boolean;
};

/** What waits on an account as it was read, or why that is not known. */
export const WaitingShown = ({
  account,
  cross,
  positions,
  now,
  isNamed,
  state,
}: Props & { readonly state: WaitingState }) => {
  const words = useWords(ORDERS_WORDS);
  const format = useFormat();
  const { view, heardAt } = state;
  const onCross = crossWaiting(view, cross);
  const isolated = view === null ? [] : isolatedWaiting(view, positions);
  const orders = [...isolated, ...(onCross?.orders ?? [])];
  const { trouble, says, isStale } = sayWaiting(format, state, account, { now, count: orders.length });
  const mayNone = orders.length > 0 && orders.every(({ of }) => !mayTrade(account, of));
  const crossAgo =
    view === null && onCross !== null && orders.length > 0
      ? words.crossOnly(format.ago(Math.max(0, now - Date.parse(onCross.readAt)), onCross.readAt))
      : null;
  return (
    <section
      className="orders"
      aria-label={words.ofAccount(account.label)}
      aria-busy={view === null && trouble === null}
      data-testid="waiting-orders"
    >
      <h2>{isNamed ? words.ofAccount(account.label) : words.title}</h2>
      {trouble === null ? null : (
        <p className="standing" data-testid="orders-trouble">
          <Glyph kind="blind" />
          <span>{trouble}</span>
        </p>
      )}
      <p className="dim" data-testid="orders-read">
        {says}
      </p>
      {crossAgo === null ? null : <p className="dim">{crossAgo}</p>}
      {orders.length === 0 ? null : (
        <ul>
          {orders.map((order) => (
            <OrderRow
              key={`${order.of} ${order.id}`}
              account={account}
              order={order}
              heardAt={heardAt}
              isStale={isStale}
            />
          ))}
        </ul>
      )}
      {mayNone ? <p className="hint">{words.mayNot}</p> : null}
    </section>
  );
};

/** What waits on an account at the exchange, isolated and cross together, read while the page is open. */
export const WaitingOrders = (props: Props) => (
  <WaitingShown {...props} state={useWaitingOrders(props.account)} />
);
