import type { CrossOrder } from "#domain/position/cross-position.ts";
import { crossOrder } from "../answers/cross.ts";
import { type Page, pageOf } from "../answers/wire-units.ts";
import { type Endpoint, type PageRequest, pageQuery } from "../endpoint.ts";

/** Filled cross orders, newest first. Scope futures:cross:read. */
export const crossOrdersListFilled: Endpoint<PageRequest, Page<CrossOrder>> = {
  method: "GET",
  path: "/futures/cross/orders/filled",
  isSigned: true,
  query: pageQuery,
  answer: pageOf(crossOrder),
};
