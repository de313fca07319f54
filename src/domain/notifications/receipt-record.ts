import type { IntentAction } from "../intents/action.ts";
import type { PriceHalfUsd, Sats } from "../units.ts";

/** What was asked of the exchange, without anything that signs it. */
export type SentRequest = {
  readonly action: IntentAction;
  /** Null for an order that was given for no position. */
  readonly positionId: string | null;
  /** The one stamp it carried: the exchange's clock, epoch milliseconds. */
  readonly signedAt: number;
};

/** A position as far as an order changes it. */
export type SeenPosition = {
  readonly margin: Sats;
  readonly liquidation: PriceHalfUsd;
  readonly stopLoss: PriceHalfUsd | null;
};

/** What was seen of the effect: in the list of running trades, or, where that did not show it, in the answer alone. Null: it is over. */
export type ReadBack = { readonly from: "list" | "answer"; readonly position: SeenPosition | null };

/** Whose side a failure is on. */
export type FailureOrigin = "ours" | "exchange";

/** What went out and came back for one decision; each is absent where it was not, or was not kept. */
export type ReceiptRecord = {
  readonly request?: SentRequest;
  /** The position as the exchange answered; null where it answered that the position is over. */
  readonly answered?: SeenPosition | null;
  readonly readBack?: ReadBack;
  /** Null where nobody can tell. */
  readonly origin?: FailureOrigin | null;
};

/** The part of a position that a receipt keeps of what was seen. */
export const seenPosition = ({ margin, liquidation, stopLoss }: SeenPosition): SeenPosition => ({
  margin,
  liquidation,
  stopLoss,
});
