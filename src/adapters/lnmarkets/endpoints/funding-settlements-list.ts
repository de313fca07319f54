import { z } from "zod";
import { type Page, pageOf, wireId, wirePriceE4, wireRate, wireTime } from "../answers/wire-units.ts";
import { type Endpoint, type PageRequest, pageQuery } from "../endpoint.ts";

const settlement = z.object({
  id: wireId,
  time: wireTime,
  fundingRate: wireRate,
  fixingPrice: wirePriceE4,
});

export type FundingSettlement = z.output<typeof settlement>;

/** Past funding settlements, newest first: rate in billionths, fixing price in ten-thousandths of a dollar. Public. */
export const fundingSettlementsList: Endpoint<PageRequest, Page<FundingSettlement>> = {
  method: "GET",
  path: "/futures/funding-settlements",
  isSigned: false,
  query: pageQuery,
  answer: pageOf(settlement),
};
