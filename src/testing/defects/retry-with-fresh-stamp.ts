import type { Exchange } from "#ports/exchange.ts";

/** Sends again what got no answer, under a new stamp and so as a new request: the first may have done it all the same. */
export const retryWithFreshStamp = (exchange: Exchange): Exchange => ({
  ...exchange,
  addMargin: async (request) => {
    const answer = await exchange.addMargin(request);
    if (answer.ok || answer.failure.kind !== "outcome-unknown") return answer;
    return exchange.addMargin({ ...request, signedAt: request.signedAt + 1 });
  },
});
