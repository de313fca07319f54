import { z } from "zod";
import type { PriceHalfUsd, Sats } from "#domain/units.ts";
import type { ProbeTrade } from "#ports/probe-desk.ts";
import { wireTrade } from "../answers/trade.ts";
import type { Endpoint, Nothing } from "../endpoint.ts";
import { accountGet } from "../endpoints/account-get.ts";
import { isolatedMarginAdd } from "../endpoints/isolated-margin-add.ts";
import { isolatedTradeClose } from "../endpoints/isolated-trade-close.ts";
import { isolatedTradeOpen, type NewTrade } from "../endpoints/isolated-trade-open.ts";
import { isolatedTradesListRunning } from "../endpoints/isolated-trades-list-running.ts";
import { tickerGet } from "../endpoints/ticker-get.ts";

const probeTrade = wireTrade.transform(
  ({ id, clientId, running, closed, canceled, quantity, price, margin, maintenanceMargin }): ProbeTrade => ({
    id,
    clientId: clientId ?? null,
    isRunning: running && !closed && !canceled,
    quantity,
    price,
    margin,
    maintenanceMargin,
  }),
);

type ById = { readonly id: string };

/** The product's endpoints with answers that keep what the probe looks at, such as the client's own label. */
export const lastPriceGet: Endpoint<Nothing, PriceHalfUsd> = {
  ...tickerGet,
  answer: tickerGet.answer.transform(({ last }) => last),
};
export const balanceGet: Endpoint<Nothing, Sats> = {
  ...accountGet,
  answer: accountGet.answer.transform(({ balance }) => balance),
};
export const runningList: Endpoint<Nothing, readonly ProbeTrade[]> = {
  ...isolatedTradesListRunning,
  answer: z.array(probeTrade),
};
export const tradeOpen: Endpoint<NewTrade, ProbeTrade> = { ...isolatedTradeOpen, answer: probeTrade };
export const marginAdd: Endpoint<ById & { readonly amount: Sats }, ProbeTrade> = {
  ...isolatedMarginAdd,
  answer: probeTrade,
};
export const tradeClose: Endpoint<ById, ProbeTrade> = { ...isolatedTradeClose, answer: probeTrade };
