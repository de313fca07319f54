import type { CrossView } from "#server/trpc/schemas/cross.ts";
import type { AccountView, Overview, PositionView, PriceView } from "#server/trpc/schemas/views.ts";
import { accountFacts } from "#ui/api/account-facts.ts";
import { judgePosition } from "#ui/verdict/derive-verdict.ts";
import type { AccountFacts, Judged } from "#ui/verdict/verdict.ts";
import { crossAtRisk } from "../cross-at-risk.ts";
import { crossProfit } from "../cross-profit.ts";
import { openProfit } from "../open-profit.ts";
import { inOrder, type PositionOrder, type Sortable } from "./positions-order.ts";

/** A position of any account, isolated or cross, as the list sorts and shows it. */
export type Listed = Sortable & {
  readonly accountId: string;
  readonly held:
    | { readonly kind: "isolated"; readonly judged: Judged<PositionView> }
    | { readonly kind: "cross"; readonly judged: Judged; readonly cross: CrossView };
};

/** The positions of one network: they hang on one price, and only they may be summed. */
export type NetworkPositions = {
  readonly network: AccountView["network"];
  readonly price: PriceView | null;
  readonly accounts: readonly AccountFacts[];
  readonly count: number;
  /** In sats. */
  readonly margin: number;
  /** At the last price, in sats; null while there is none. */
  readonly profit: number | null;
  /** In the order that was asked for; empty while there is no price to judge by. */
  readonly rows: readonly Listed[];
};

const rowsOf = ({ account, positions, cross }: AccountFacts, last: number): readonly Listed[] => {
  const isolated = positions.map((position): Listed => {
    const judged = judgePosition(position, last);
    const { id, quantity, margin } = position;
    const { distanceBps } = judged;
    const profit = openProfit(position, { last });
    return {
      key: `${account.id} ${id}`,
      accountId: account.id,
      distanceBps,
      quantity,
      margin,
      profit,
      held: { kind: "isolated", judged },
    };
  });
  const net = cross === null ? null : crossAtRisk(cross);
  if (cross === null || net === null) return isolated;
  const judged = judgePosition(net, last);
  const { quantity, margin } = cross;
  const { distanceBps } = judged;
  const profit = crossProfit(cross, last);
  return [
    ...isolated,
    {
      key: `${account.id} cross`,
      accountId: account.id,
      distanceBps,
      quantity,
      margin,
      profit,
      held: { kind: "cross", judged, cross },
    },
  ];
};

/** Of the margins that stand behind positions; a cross margin without a position is not one. */
const marginsOf = ({ positions, cross }: AccountFacts): readonly number[] => [
  ...positions.map(({ margin }) => margin),
  ...(cross === null || crossAtRisk(cross) === null ? [] : [cross.margin]),
];

const ofNetwork = (
  network: AccountView["network"],
  accounts: readonly AccountFacts[],
  order: PositionOrder,
): NetworkPositions => {
  const price = accounts[0]?.price ?? null;
  const rows = price === null ? [] : accounts.flatMap((facts) => rowsOf(facts, price.last));
  const margins = accounts.flatMap(marginsOf);
  return {
    network,
    price,
    accounts,
    count: margins.length,
    margin: margins.reduce((sum, margin) => sum + margin, 0),
    profit: price === null ? null : rows.reduce((sum, { profit }) => sum + profit, 0),
    rows: inOrder(order, rows),
  };
};

/** Every position of every account, or of the one that is named, network by network: paper sats are never added to others. */
export const listedPositions = (
  overview: Overview,
  accountId: string | null,
  order: PositionOrder,
): readonly NetworkPositions[] => {
  const shown = overview.accounts.filter(({ id }) => accountId === null || id === accountId);
  const networks = [...new Set(shown.map(({ network }) => network))];
  return networks.map((network) => {
    const ids = shown.filter((account) => account.network === network).map(({ id }) => id);
    const facts = ids.flatMap((id) => accountFacts(overview, id) ?? []);
    return ofNetwork(network, facts, order);
  });
};
