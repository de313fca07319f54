import type { PriceHalfUsd, Sats } from "#domain/units.ts";
import type { CrossOrder, CrossPosition } from "./cross.ts";
import type { CloseCause, Trade } from "./trade.ts";

export type TradeEventName = "open" | "filled" | "canceled" | CloseCause;
export type CrossOrderEventName = "new" | "limit" | "canceled";
export type CrossPositionEventName =
  | "new"
  | "limit"
  | "cancel"
  | "leverage"
  | "deposit"
  | "withdraw"
  | "liquidation"
  | "funding";

/** Something subscribers of the stream may want to hear about; times are virtual epoch milliseconds. */
export type WorldEvent =
  | { readonly type: "price"; readonly at: number; readonly price: PriceHalfUsd }
  | { readonly type: "settlement"; readonly at: number }
  | { readonly type: "trade"; readonly name: TradeEventName; readonly trade: Trade }
  | { readonly type: "trade-funding"; readonly trade: Trade; readonly fee: Sats; readonly at: number }
  | { readonly type: "cross-order"; readonly name: CrossOrderEventName; readonly order: CrossOrder }
  | {
      readonly type: "cross-position";
      readonly name: CrossPositionEventName;
      readonly position: CrossPosition;
    }
  | {
      readonly type: "wallet";
      readonly way: "deposit" | "withdrawal";
      readonly accountId: string;
      readonly network: "lightning" | "bitcoin";
      readonly id: string;
      readonly amount: Sats;
    }
  | {
      readonly type: "announcement";
      readonly id: string;
      readonly title: string;
      readonly message: string;
      readonly link: string | null;
    };
