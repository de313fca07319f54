"use client";

import Link from "next/link";
import { usePathname, useSearchParams } from "next/navigation";
import { useMemo } from "react";
import { withAccount } from "#ui/accounts/account-choice.ts";
import { useChosenAccount } from "#ui/accounts/use-chosen-account.ts";
import { useRecentReceipts } from "#ui/activity/use-recent-receipts.ts";
import { useOverview } from "#ui/api/use-overview.ts";
import { OverviewTrouble } from "#ui/dashboard/overview-trouble.tsx";
import { LoadingDashboard, NoAccount } from "#ui/dashboard/waiting.tsx";
import { useWords } from "#ui/kit/use-words.ts";
import { WaitingOrders } from "#ui/orders/waiting-orders.tsx";
import { TopLine } from "#ui/shell/top-line.tsx";
import { listedPositions } from "./listed-positions.ts";
import { NetworkList } from "./network-list.tsx";
import { POSITIONS_LIST_WORDS } from "./positions-list-words.ts";
import { ORDERS, type PositionOrder, parseOrder } from "./positions-order.ts";

const Orders = ({
  order,
  accountId,
}: {
  readonly order: PositionOrder;
  readonly accountId: string | null;
}) => {
  const words = useWords(POSITIONS_LIST_WORDS);
  return (
    <nav className="filters" aria-label={words.order}>
      {ORDERS.map((key) => (
        <Link
          key={key}
          href={withAccount("/positions", key === "distance" ? "" : `sort=${key}`, accountId)}
          scroll={false}
          prefetch={false}
          aria-current={key === order ? "page" : undefined}
          data-testid={`order-${key}`}
        >
          {words.orders[key]}
        </Link>
      ))}
    </nav>
  );
};

/** Every position of every account, or of one: sorted, on one scale, walked by keys. */
export const PositionsPage = () => {
  const words = useWords(POSITIONS_LIST_WORDS);
  const { overview, now, isUnreachable } = useOverview();
  const receipts = useRecentReceipts() ?? [];
  const { accountId } = useChosenAccount(overview);
  const params = useSearchParams();
  const path = usePathname();
  const order = parseOrder(params.get("sort"));
  const networks = useMemo(
    () => (overview === null ? [] : listedPositions(overview, accountId, order)),
    [overview, accountId, order],
  );
  const isEmpty = networks.every(({ count }) => count === 0);
  return (
    <div className="wrap">
      <TopLine />
      <div className="head">
        <h1>{words.title}</h1>
      </div>
      <OverviewTrouble />
      {overview === null && !isUnreachable ? <LoadingDashboard /> : null}
      {overview !== null && overview.accounts.length === 0 ? <NoAccount /> : null}
      {networks.length === 0 || isEmpty ? null : <Orders order={order} accountId={accountId} />}
      {networks.map((of) => (
        <NetworkList
          key={of.network}
          of={of}
          now={now}
          receipts={receipts}
          isNamed={(overview?.accounts.length ?? 0) > 1}
          isApart={networks.length > 1}
          address={`${path}?${params.toString()}`}
        />
      ))}
      {networks.length > 0 && isEmpty ? (
        <div className="nothing">
          <p>{words.none}</p>
          <p className="dim">{words.noneMeans}</p>
        </div>
      ) : null}
      {networks.flatMap(({ accounts }) =>
        accounts.map(({ account, cross, positions }) => (
          <WaitingOrders
            key={account.id}
            account={account}
            cross={cross}
            positions={positions}
            now={now}
            isNamed={(overview?.accounts.length ?? 0) > 1}
          />
        )),
      )}
    </div>
  );
};
