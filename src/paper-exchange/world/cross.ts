import type { PriceE4, PriceHalfUsd, Sats, Usd } from "#domain/units.ts";

/** The one net position of an account in cross margin. `quantity` is signed: positive is long, 0 is flat. */
export type CrossPosition = {
  readonly accountId: string;
  readonly id: string;
  readonly quantity: number;
  readonly entry: PriceE4 | null;
  readonly margin: Sats;
  readonly leverage: number;
  readonly realised: Sats;
  readonly fundingPaid: Sats;
  readonly tradingFees: Sats;
  readonly liquidation: PriceHalfUsd | null;
  readonly updatedAt: number;
};

export type CrossOrder = {
  readonly id: string;
  readonly accountId: string;
  readonly clientId: string | null;
  readonly type: "limit" | "market" | "liquidation";
  readonly side: "buy" | "sell";
  readonly quantity: Usd;
  readonly price: PriceHalfUsd;
  readonly tradingFee: Sats;
  readonly createdAt: number;
  readonly filledAt: number | null;
  readonly canceledAt: number | null;
};
