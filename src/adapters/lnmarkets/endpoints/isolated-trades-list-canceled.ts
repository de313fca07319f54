import type { ClosedTrade } from "#domain/position/isolated-position.ts";
import { overTrade } from "../answers/trade.ts";
import { type Page, pageOf } from "../answers/wire-units.ts";
import { type Endpoint, type PageRequest, pageQuery } from "../endpoint.ts";

/** Canceled limit orders, newest first. Scope futures:isolated:read. */
export const isolatedTradesListCanceled: Endpoint<PageRequest, Page<ClosedTrade>> = {
  method: "GET",
  path: "/futures/isolated/trades/canceled",
  isSigned: true,
  query: pageQuery,
  answer: pageOf(overTrade),
};
