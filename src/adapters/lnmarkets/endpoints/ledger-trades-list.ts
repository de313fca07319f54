import { z } from "zod";
import type { LedgerTrade } from "#domain/ledger/ledger-facts.ts";
import { ledgerTrade } from "../answers/ledger-trade.ts";
import { type Page, pageOf } from "../answers/wire-units.ts";
import { type Endpoint, type Nothing, type PageRequest, pageQuery } from "../endpoint.ts";

const live = (path: string): Endpoint<Nothing, readonly LedgerTrade[]> => ({
  method: "GET",
  path,
  isSigned: true,
  answer: z.array(ledgerTrade),
});

const over = (path: string): Endpoint<PageRequest, Page<LedgerTrade>> => ({
  method: "GET",
  path,
  isSigned: true,
  query: pageQuery,
  answer: pageOf(ledgerTrade),
});

/** Isolated trades in every state, with what each did to the balance. Scope futures:isolated:read. */
export const ledgerTradesList = {
  open: live("/futures/isolated/trades/open"),
  running: live("/futures/isolated/trades/running"),
  closed: over("/futures/isolated/trades/closed"),
  canceled: over("/futures/isolated/trades/canceled"),
};
