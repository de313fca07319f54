import { z } from "zod";
import type { CrossTransfer } from "#ports/cross-trading.ts";
import { type Page, pageOf, wireId, wireSats, wireTime } from "../answers/wire-units.ts";
import { type Endpoint, type PageRequest, pageQuery } from "../endpoint.ts";

const transfer = z
  .object({ id: wireId, amount: wireSats, time: wireTime })
  .transform(({ time, ...rest }): CrossTransfer => ({ ...rest, at: time }));

/** Sats moved into the cross margin (positive) and out of it (negative), newest first. Scope futures:cross:read. */
export const crossTransfersList: Endpoint<PageRequest, Page<CrossTransfer>> = {
  method: "GET",
  path: "/futures/cross/transfers",
  isSigned: true,
  query: pageQuery,
  answer: pageOf(transfer),
};
