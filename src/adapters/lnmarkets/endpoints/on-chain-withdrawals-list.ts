import type { ListedTransfer } from "#domain/automations/breaker/transfer-book.ts";
import { type Page, pageOf } from "../answers/wire-units.ts";
import { withdrawalRow } from "../answers/withdrawal.ts";
import { type Endpoint, type PageRequest, pageQuery } from "../endpoint.ts";

/** Withdrawals on the chain in sats, newest first, whatever became of them. Scope account:withdrawals:read. */
export const onChainWithdrawalsList: Endpoint<PageRequest, Page<ListedTransfer>> = {
  method: "GET",
  path: "/account/withdrawals/on-chain",
  isSigned: true,
  query: pageQuery,
  answer: pageOf(withdrawalRow),
};
