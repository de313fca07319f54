import { z } from "zod";
import type { ListedTransfer } from "#domain/automations/breaker/transfer-book.ts";
import { type Page, pageOf, wireId, wireSats, wireTime } from "../answers/wire-units.ts";
import { type Endpoint, type PageRequest, pageQuery } from "../endpoint.ts";

/** An invoice that nobody paid is listed too, with no time of settlement. */
const deposit = z
  .object({ id: wireId, amount: wireSats, createdAt: wireTime, settledAt: wireTime.nullish() })
  .transform(
    ({ id, amount, createdAt, settledAt }): ListedTransfer => ({
      id,
      amount,
      at: createdAt,
      state: settledAt == null ? "void" : "moved",
    }),
  );

/** Deposits over Lightning in sats, newest first. Scope account:deposits:read. */
export const lightningDepositsList: Endpoint<PageRequest, Page<ListedTransfer>> = {
  method: "GET",
  path: "/account/deposits/lightning",
  isSigned: true,
  query: pageQuery,
  answer: pageOf(deposit),
};
