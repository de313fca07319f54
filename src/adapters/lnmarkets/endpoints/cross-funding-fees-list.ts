import type { FundingFee } from "#ports/isolated-trading.ts";
import { fundingFeeRow } from "../answers/funding-fee.ts";
import { type Page, pageOf } from "../answers/wire-units.ts";
import { type Endpoint, type PageRequest, pageQuery } from "../endpoint.ts";

/** Funding paid (positive) and received (negative) by the cross margin in sats, newest first. Scope futures:cross:read. */
export const crossFundingFeesList: Endpoint<PageRequest, Page<FundingFee>> = {
  method: "GET",
  path: "/futures/cross/funding-fees",
  isSigned: true,
  query: pageQuery,
  answer: pageOf(fundingFeeRow),
};
