import type { FundingFee } from "#ports/isolated-trading.ts";
import { fundingFeeRow } from "../answers/funding-fee.ts";
import { type Page, pageOf } from "../answers/wire-units.ts";
import { type Endpoint, type PageRequest, pageQuery } from "../endpoint.ts";

/** Funding paid (positive) and received (negative) per trade in sats, newest first. Scope futures:isolated:read. */
export const isolatedFundingFeesList: Endpoint<
  PageRequest & { readonly tradeId?: string },
  Page<FundingFee>
> = {
  method: "GET",
  path: "/futures/isolated/funding-fees",
  isSigned: true,
  query: ({ tradeId, ...page }) => ({ ...pageQuery(page), tradeId }),
  answer: pageOf(fundingFeeRow),
};
