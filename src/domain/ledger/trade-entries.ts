import { type Sats, sats } from "../units.ts";
import type { LedgerTrade } from "./ledger-facts.ts";
import type { LedgerEntry, LedgerKind } from "./ledger-row.ts";

type Effect = Pick<LedgerEntry, "at" | "amount" | "equity"> & Partial<Pick<LedgerEntry, "market" | "time">>;

const entry = (trade: LedgerTrade, kind: LedgerKind, effect: Effect): LedgerEntry => ({
  id: `${kind}:${trade.id}`,
  time: "exact",
  kind,
  positionId: trade.id,
  side: trade.side,
  quantity: trade.quantity,
  price: kind === "trade-closed" || kind === "closing-fee" ? trade.exitPrice : trade.entryPrice,
  market: null,
  pending: sats(0),
  ...effect,
});

/** Margin at creation and the fees of both ends leave the free balance at once, for an order that waits too. */
const opened = (trade: LedgerTrade): LedgerEntry => {
  const reserved = trade.reserve + trade.openingFee + trade.closingFee;
  return entry(trade, "trade-opened", {
    at: trade.createdAt,
    amount: sats(-trade.entryMargin - reserved),
    equity: sats(0),
    market: trade.filledAt === trade.createdAt ? trade.entryPrice : null,
  });
};

/** A fee comes out of what was reserved for it: the free balance does not move. */
const openingFee = (trade: LedgerTrade): readonly LedgerEntry[] =>
  trade.filledAt === null || trade.openingFee === 0
    ? []
    : [
        entry(trade, "opening-fee", {
          at: trade.filledAt,
          amount: sats(0),
          equity: sats(-trade.openingFee),
          market: trade.entryPrice,
        }),
      ];

/**
 * The exchange lists no additions of margin. What was added in all is what the margin has beyond its start, once what was
 * cashed in and what funding took out of it are put back.
 */
const added = (trade: LedgerTrade, fundingTaken: Sats, at: number): readonly LedgerEntry[] => {
  const sum = trade.margin - trade.entryMargin + trade.cashInMargin + fundingTaken;
  return sum === 0
    ? []
    : [entry(trade, "margin-added", { at, time: "sum", amount: sats(-sum), equity: sats(0) })];
};

const cashedIn = (trade: LedgerTrade, at: number): readonly LedgerEntry[] => {
  const sum = trade.cashInPl + trade.cashInMargin;
  return sum === 0
    ? []
    : [entry(trade, "margin-cashed-in", { at, time: "sum", amount: sats(sum), equity: trade.cashInPl })];
};

/** What comes back at the end is never less than nothing: a loss beyond the margin and the reserve is the exchange's. */
const closed = (trade: LedgerTrade, at: number): readonly LedgerEntry[] => {
  const held = trade.margin + trade.reserve + trade.closingFee;
  const returned = Math.max(0, held + trade.pl - trade.closingFee);
  const end = { at, market: trade.exitPrice };
  const fee = entry(trade, "closing-fee", { ...end, amount: sats(0), equity: sats(-trade.closingFee) });
  return [
    entry(trade, "trade-closed", {
      ...end,
      amount: sats(returned),
      equity: sats(returned - held + trade.closingFee),
    }),
    ...(trade.closingFee === 0 ? [] : [fee]),
  ];
};

const canceled = (trade: LedgerTrade, at: number): LedgerEntry =>
  entry(trade, "order-canceled", { at, amount: sats(trade.margin + trade.reserve), equity: sats(0) });

/**
 * What one isolated trade did to the account, in entries. `fundingTaken` is the sum of what funding took from its margin,
 * ≥ 0; what funding gave went to the free balance. `readAt` (epoch milliseconds) stands for sums of a trade that runs.
 */
export const tradeEntries = (
  trade: LedgerTrade,
  fundingTaken: Sats,
  readAt: number,
): readonly LedgerEntry[] => {
  const first = opened(trade);
  const end = trade.closedAt ?? readAt;
  if (trade.state === "open") return [first];
  if (trade.state === "canceled") return [first, canceled(trade, end)];
  const sums = [...added(trade, fundingTaken, end), ...cashedIn(trade, end)];
  const life = [first, ...openingFee(trade), ...sums];
  return trade.state === "running" ? life : [...life, ...closed(trade, end)];
};
