import { z } from "zod";
import type { ListedTransfer } from "#domain/automations/breaker/transfer-book.ts";
import { type Page, pageOf, wireId, wireSats, wireTime } from "../answers/wire-units.ts";
import { type Endpoint, type PageRequest, pageQuery } from "../endpoint.ts";

/** The exchange is said to credit a deposit after so many; it tells no time at which it did. */
const CREDITED_AFTER = 2;

const deposit = z
  .object({ id: wireId, amount: wireSats, createdAt: wireTime, status: z.string(), confirmations: z.int() })
  .transform(({ id, amount, createdAt, status, confirmations }): ListedTransfer => {
    const isCredited = status === "IRREVERSIBLE" || confirmations >= CREDITED_AFTER;
    return { id, amount, at: createdAt, state: isCredited ? "moved" : "moving" };
  });

/** Deposits on the chain in sats, newest first, those without a block too. Scope account:deposits:read. */
export const onChainDepositsList: Endpoint<PageRequest, Page<ListedTransfer>> = {
  method: "GET",
  path: "/account/deposits/on-chain",
  isSigned: true,
  query: pageQuery,
  answer: pageOf(deposit),
};
