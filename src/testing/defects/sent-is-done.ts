import { fail, ok } from "#domain/result.ts";
import type { Exchange } from "#ports/exchange.ts";
import { withMargin } from "../fakes/fake-trades.ts";

/** Takes a request that left for one that was carried out: where no answer came, the one it hoped for. */
export const sentIsDone = (exchange: Exchange): Exchange => ({
  ...exchange,
  addMargin: async (request) => {
    const trades = await exchange.runningTrades();
    const answer = await exchange.addMargin(request);
    if (answer.ok || answer.failure.kind !== "outcome-unknown") return answer;
    const before = trades.ok ? trades.value.find(({ id }) => id === request.positionId) : undefined;
    return before === undefined ? fail(answer.failure) : ok(withMargin(before, request.amount));
  },
});
