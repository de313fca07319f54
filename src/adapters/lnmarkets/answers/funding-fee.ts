import { z } from "zod";
import type { FundingFee } from "#ports/isolated-trading.ts";
import { wireId, wireSats, wireTime } from "./wire-units.ts";

/** What one settlement took from a trade (positive) or gave to it (negative), in sats. `tradeId` is null for cross. */
export const fundingFeeRow = z
  .object({
    fee: wireSats,
    settlementId: wireId,
    time: wireTime,
    tradeId: wireId.nullable(),
  })
  .transform(({ time, tradeId, ...rest }): FundingFee => ({ ...rest, positionId: tradeId, at: time }));
