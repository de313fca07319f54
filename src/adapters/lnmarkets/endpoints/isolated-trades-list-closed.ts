import type { ClosedTrade } from "#domain/position/isolated-position.ts";
import { overTrade } from "../answers/trade.ts";
import { type Page, pageOf } from "../answers/wire-units.ts";
import { type Endpoint, type PageRequest, pageQuery } from "../endpoint.ts";

/** Trades that are over, newest first; some versions list canceled orders among them. Scope futures:isolated:read. */
export const isolatedTradesListClosed: Endpoint<PageRequest, Page<ClosedTrade>> = {
  method: "GET",
  path: "/futures/isolated/trades/closed",
  isSigned: true,
  query: pageQuery,
  answer: pageOf(overTrade),
};
