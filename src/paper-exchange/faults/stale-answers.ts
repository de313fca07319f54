import type { RestAnswer } from "../http/answer.ts";
import { answerJson } from "../http/answer.ts";
import type { Call, Route } from "../http/route.ts";

const REMEMBERED = ["/account", "/futures/isolated/trades/open", "/futures/isolated/trades/running"];

export type StaleAnswers = { find(accountId: string, path: string): RestAnswer | null };

export const noStaleAnswers: StaleAnswers = { find: () => null };

/** What every account's balance and lists answer now, to be told again later. */
export function rememberAnswers(routes: readonly Route[], call: Omit<Call, "accountId">): StaleAnswers {
  const answers = new Map<string, RestAnswer>();
  const remembered = routes.filter(({ method, path }) => method === "GET" && REMEMBERED.includes(path));
  for (const accountId of call.world.accounts.keys())
    for (const route of remembered)
      answers.set(`${accountId} ${route.path}`, answerJson(200, route.run({ ...call, accountId })));
  return { find: (accountId, path) => answers.get(`${accountId} ${path}`) ?? null };
}
