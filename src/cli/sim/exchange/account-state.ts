import type { CrossOrder, CrossPosition } from "#domain/position/cross-position.ts";
import type { ClosedTrade, IsolatedPosition } from "#domain/position/isolated-position.ts";
import type { Side } from "#domain/position/side.ts";
import type { Result } from "#domain/result.ts";
import type { PriceHalfUsd, Sats, Usd } from "#domain/units.ts";
import type { CrossTransfer } from "#ports/cross-trading.ts";
import type { ExchangeFailure } from "#ports/exchange.ts";

/** What a cross margin shows at one moment; lists newest first. */
export type CrossSight = {
  readonly position: CrossPosition;
  readonly filled: readonly CrossOrder[];
  readonly transfers: readonly CrossTransfer[];
};

/** What an account shows at one moment. */
export type AccountState = {
  readonly at: number;
  readonly balance: Sats;
  readonly running: readonly IsolatedPosition[];
  readonly closed: readonly ClosedTrade[];
  readonly cross: CrossSight;
};

/** What is asked for on one running trade. */
export type IsolatedRequest = { readonly positionId: string } & (
  | { readonly kind: "add-margin"; readonly amount: Sats }
  | { readonly kind: "close-trade" }
  | { readonly kind: "set-stop-loss"; readonly price: PriceHalfUsd }
);

/** What is asked for on the cross margin. */
export type CrossRequest =
  | { readonly kind: "deposit-cross"; readonly amount: Sats }
  | {
      readonly kind: "cross-order";
      readonly side: Side;
      readonly quantity: Usd;
      readonly clientId: string | null;
    }
  | { readonly kind: "close-cross" };

/** A write as it arrives, whenever that is. */
export type WriteRequest = { readonly accountId: string; readonly signedAt: number } & (
  | IsolatedRequest
  | CrossRequest
);

export type WriteAnswer = Result<
  IsolatedPosition | ClosedTrade | CrossPosition | CrossOrder,
  ExchangeFailure
>;

export const isOfCross = (request: WriteRequest): request is WriteRequest & CrossRequest =>
  request.kind === "deposit-cross" || request.kind === "cross-order" || request.kind === "close-cross";

/** The name of an account's cross margin, where others go by the id of a trade. */
export const crossTarget = (accountId: string): string => `cross of ${accountId}`;

/** What a write is done to: a trade, or the cross margin of its account. */
export const targetOf = (request: WriteRequest): string =>
  isOfCross(request) ? crossTarget(request.accountId) : request.positionId;

/** One change that the exchange made for somebody; the witness every invariant is held against. */
export type Effect = {
  readonly kind: WriteRequest["kind"];
  readonly by: "product" | "hand";
  readonly accountId: string;
  /** See `targetOf`. */
  readonly target: string;
  readonly amount: number;
  readonly signedAt: number;
  readonly at: number;
};
