"use client";

import type { AccountView } from "#server/trpc/schemas/views.ts";
import { mayTrade } from "#ui/actions/may-trade.ts";
import { useActionSheet } from "#ui/actions/use-action-sheet.ts";
import { useFormat } from "#ui/format/use-format.ts";
import { Button } from "#ui/kit/button.tsx";
import { Glyph } from "#ui/kit/glyph.tsx";
import { useWords } from "#ui/kit/use-words.ts";
import { orderFacts, orderName } from "./order-name.ts";
import { ORDERS_WORDS } from "./orders-words.ts";
import { useIsSent } from "./sent-take-backs.ts";
import type { WaitingOrder } from "./waiting-order.ts";

type Props = {
  readonly account: AccountView;
  readonly order: WaitingOrder;
  /** When this browser heard of it last; 0 where it has not. */
  readonly heardAt: number;
  /** What is shown was not read just now. */
  readonly isStale: boolean;
};

/** One order that waits, and the way to take it back. It is gone once a reading does not list it, and no sooner. */
export const OrderRow = ({ account, order, heardAt, isStale }: Props) => {
  const words = useWords(ORDERS_WORDS);
  const format = useFormat();
  const open = useActionSheet();
  const wasSent = useIsSent(order, heardAt);
  const name = orderName(format, order);
  return (
    <li className="order" data-testid="waiting-order" data-order={order.id}>
      <div>
        <div className={isStale ? "stale-num" : undefined}>{name}</div>
        <div className="label">{orderFacts(format, order)}</div>
      </div>
      {wasSent ? (
        <p className="standing dim" data-testid="order-sent">
          <Glyph kind="blind" />
          <span>{words.sent}</span>
        </p>
      ) : mayTrade(account, order.of) ? (
        <Button
          isSmall
          aria-label={words.takeBackNamed(name)}
          onClick={() => open({ deed: "take-back", account, order })}
          data-testid="order-take-back"
        >
          {words.takeBack}
        </Button>
      ) : null}
    </li>
  );
};
