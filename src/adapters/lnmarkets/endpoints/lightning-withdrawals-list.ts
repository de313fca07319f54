import type { ListedTransfer } from "#domain/automations/breaker/transfer-book.ts";
import { type Page, pageOf } from "../answers/wire-units.ts";
import { withdrawalRow } from "../answers/withdrawal.ts";
import { type Endpoint, type PageRequest, pageQuery } from "../endpoint.ts";

/** Withdrawals over Lightning in sats, newest first, whatever became of them. Scope account:withdrawals:read. */
export const lightningWithdrawalsList: Endpoint<PageRequest, Page<ListedTransfer>> = {
  method: "GET",
  path: "/account/withdrawals/lightning",
  isSigned: true,
  query: pageQuery,
  answer: pageOf(withdrawalRow),
};
