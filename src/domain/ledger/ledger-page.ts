import type { Sats } from "../units.ts";
import type { LedgerFacts } from "./ledger-facts.ts";

/**
 * The lists a ledger is made of, in the order in which they are read: a trade that ends meanwhile is then in two of them,
 * never in none.
 */
export const LEDGER_LISTS = [
  "live-trades",
  "closed-trades",
  "canceled-trades",
  "isolated-funding",
  "lightning-in",
  "lightning-out",
  "on-chain-in",
  "on-chain-out",
  "cross-transfers",
  "cross-orders",
  "cross-funding",
] as const;

export type LedgerList = (typeof LEDGER_LISTS)[number];

/** Some of one list; `nextCursor` asks for what is older, and is null at the end. */
export type LedgerPage = LedgerFacts & { readonly nextCursor: string | null };

/** What is read in one go: some of a list, or the balance. */
export type LedgerStep = LedgerList | "balance";

/** An answer to one step. */
export type LedgerPart = LedgerPage & {
  /** The exchange lets this key not read the list. */
  readonly isForbidden: boolean;
  /** The free balance, where that was asked. */
  readonly balance: Sats | null;
  /** Epoch milliseconds. */
  readonly readAt: number;
};

export const NO_FACTS: LedgerFacts = {
  transfers: [],
  trades: [],
  funding: [],
  crossTransfers: [],
  crossOrders: [],
};

/** The facts of both; what stands in both is told by its id or its settlement, and the later one is right. */
export const joinFacts = (before: LedgerFacts, after: LedgerFacts): LedgerFacts => {
  const join = <T>(key: (item: T) => string, one: readonly T[], other: readonly T[]): readonly T[] => [
    ...new Map([...one, ...other].map((item) => [key(item), item])).values(),
  ];
  const byId = ({ id }: { readonly id: string }): string => id;
  return {
    transfers: join(byId, before.transfers, after.transfers),
    trades: join(byId, before.trades, after.trades),
    funding: join(
      ({ settlementId, positionId }) => `${settlementId} ${positionId ?? ""}`,
      before.funding,
      after.funding,
    ),
    crossTransfers: join(byId, before.crossTransfers, after.crossTransfers),
    crossOrders: join(byId, before.crossOrders, after.crossOrders),
  };
};

/** How many entries of the lists they are. */
export const countFacts = ({
  transfers,
  trades,
  funding,
  crossTransfers,
  crossOrders,
}: LedgerFacts): number =>
  transfers.length + trades.length + funding.length + crossTransfers.length + crossOrders.length;
