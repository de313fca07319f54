import { z } from "zod";
import { sats } from "#domain/units.ts";
import { issueKey, openAccount } from "../engine/open-account.ts";
import { Refusal } from "../engine/refusal.ts";
import type { Exchange } from "../exchange.ts";
import { answerError, answerJson, type RestAnswer } from "../http/answer.ts";
import type { RestRequest } from "../http/authenticate.ts";
import { readInput } from "../http/read-input.ts";
import { sameText } from "../http/sign.ts";
import type { Account } from "../world/account.ts";
import { counterTokenOf } from "./counter-token.ts";

export type Counter = { readonly exchange: Exchange; readonly adminToken: string };

/** Enough for a few positions and their guards at any price, and nothing anybody ever owns. */
export const PLAY_SATS = sats(3_000_000);
/** What the product needs and no more: it can trade and not withdraw. */
const PERMISSIONS = [
  "account:read",
  "futures:isolated:read",
  "futures:isolated:write",
  "futures:cross:read",
  "futures:cross:write",
];

const ownerInput = z.strictObject({ owner: z.uuid() });

const nameOf = (owner: string): string => `trader-${owner}`;

const accountOf = ({ world }: Exchange, owner: string): Account | undefined =>
  [...world.accounts.values()].find(({ username }) => username === nameOf(owner));

/** The owner's account, opened with play money the first time: asking again changes nothing. */
function openOnce(exchange: Exchange, body: unknown): unknown {
  const { owner } = readInput(ownerInput, body);
  const { id } =
    accountOf(exchange, owner) ??
    openAccount(exchange.world, { username: nameOf(owner), balance: PLAY_SATS, feeTier: 0 });
  return { accountId: id };
}

function issue(exchange: Exchange, body: unknown): unknown {
  const { owner } = readInput(ownerInput, body);
  const account = accountOf(exchange, owner);
  if (account === undefined) throw new Refusal(404, "NOT_FOUND", "This owner has no account");
  const grant = { permissions: PERMISSIONS, active: true };
  const { key, secret, passphrase } = issueKey(exchange.world, account.id, grant);
  return { key, secret, passphrase };
}

const ACTS: Readonly<Record<string, (exchange: Exchange, body: unknown) => unknown>> = {
  "POST /counter/accounts": openOnce,
  "POST /counter/keys": issue,
};

const parse = (body: Buffer): unknown => {
  try {
    return JSON.parse(body.toString("utf8"));
  } catch {
    throw new Refusal(400, "BAD_REQUEST", "Body is not valid JSON");
  }
};

/** Where an installation opens one account with play money for each of its traders; without its token it does not exist. */
export function serveCounter({ exchange, adminToken }: Counter, request: RestRequest): RestAnswer {
  const token = request.headers["x-counter-token"];
  const act = ACTS[`${request.method} ${request.pathname}`];
  try {
    if (typeof token !== "string" || !sameText(token, counterTokenOf(adminToken)) || act === undefined)
      throw new Refusal(404, "NOT_FOUND", "Not found");
    return answerJson(200, act(exchange, parse(request.body)));
  } catch (error) {
    return answerError(error);
  } finally {
    exchange.commit();
  }
}
