import type { ListedTransfer } from "../automations/breaker/transfer-book.ts";
import { sats } from "../units.ts";
import type { LedgerCrossOrder, LedgerCrossTransfer, LedgerFunding } from "./ledger-facts.ts";
import type { LedgerEntry } from "./ledger-row.ts";

const BARE = { positionId: null, side: null, quantity: null, price: null, market: null, pending: sats(0) };

/** A deposit or withdrawal. What came to nothing is no entry; what is under way moves nothing yet and says how much may. */
export const transferEntries = ({ id, amount, at, state }: ListedTransfer): readonly LedgerEntry[] => {
  if (state === "void") return [];
  const kind = amount < 0 ? "withdrawal" : "deposit";
  const moved = state === "moved" ? amount : sats(0);
  const pending = state === "moved" ? sats(0) : amount;
  return [{ ...BARE, id: `${kind}:${id}`, at, time: "begun", kind, amount: moved, equity: moved, pending }];
};

/**
 * Funding of an isolated trade is taken from its margin and given to the free balance; that of the cross position goes
 * through the cross margin both ways.
 */
export const fundingEntry = ({ positionId, settlementId, fee, at }: LedgerFunding): LedgerEntry => ({
  ...BARE,
  id: `funding:${settlementId}:${positionId ?? "cross"}`,
  at,
  time: "exact",
  kind: "funding",
  positionId,
  amount: sats(positionId === null ? 0 : Math.max(0, -fee)),
  equity: sats(-fee),
});

export const crossTransferEntry = ({ id, amount, at }: LedgerCrossTransfer): LedgerEntry => {
  const kind = amount < 0 ? "cross-margin-out" : "cross-margin-in";
  return { ...BARE, id: `${kind}:${id}`, at, time: "exact", kind, amount: sats(-amount), equity: sats(0) };
};

/** An order of the cross position moves the cross margin alone. Its fee is told, the result it realised is not. */
export const crossOrderEntries = (order: LedgerCrossOrder): readonly LedgerEntry[] => {
  const { id, at, side, quantity, price, tradingFee } = order;
  const about = {
    ...BARE,
    at,
    time: "exact",
    side,
    quantity,
    price,
    market: price,
    amount: sats(0),
  } as const;
  return [
    { ...about, id: `cross-order:${id}`, kind: "cross-order", equity: null },
    ...(tradingFee === null
      ? []
      : [{ ...about, id: `cross-fee:${id}`, kind: "cross-fee", equity: sats(-tradingFee) } as const]),
  ];
};
