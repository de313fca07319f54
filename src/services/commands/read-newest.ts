import type { IntentAction } from "#domain/intents/action.ts";
import { type Evidence, netOrderEvidence } from "#domain/intents/evidence.ts";
import { ok, type Result } from "#domain/result.ts";
import type { Exchange, ExchangeFailure } from "#ports/exchange.ts";

/** What an action on the cross margin is told from later: only the newest of a list, since what comes after it counts. */
export const readNewest = async (
  exchange: Exchange,
  action: IntentAction,
): Promise<Result<Pick<Evidence, "netOrders" | "transfers">, ExchangeFailure>> => {
  if (action.kind === "close-cross") {
    const filled = await exchange.crossFilledOrders({ limit: 1 });
    return filled.ok ? ok({ netOrders: filled.value.map(netOrderEvidence) }) : filled;
  }
  if (action.kind !== "deposit-cross" && action.kind !== "withdraw-cross") return ok({});
  const transfers = await exchange.crossTransfers({ limit: 1 });
  if (!transfers.ok) return transfers;
  return ok({ transfers: transfers.value.map(({ id, amount }) => ({ id, amount })) });
};
