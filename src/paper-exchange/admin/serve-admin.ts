import { z } from "zod";
import { priceFromUsd, sats } from "#domain/units.ts";
import { deposit, issueKey, openAccount, withdraw } from "../engine/open-account.ts";
import { Refusal } from "../engine/refusal.ts";
import type { Exchange } from "../exchange.ts";
import { FAULT_KINDS } from "../faults/fault.ts";
import { answerError, answerJson, type RestAnswer } from "../http/answer.ts";
import type { RestRequest } from "../http/authenticate.ts";
import { amountInput, readInput } from "../http/read-input.ts";
import { sameText } from "../http/sign.ts";
import { checkConservation } from "../world/check-conservation.ts";
import { SCOPES } from "../world/scope.ts";
import { newId } from "../world/world.ts";
import { counterTokenOf } from "./counter-token.ts";

export type AdminDesk = {
  readonly exchange: Exchange;
  readonly token: string;
  readonly provenance: string;
  /** Null where prices come by themselves. */
  readonly step: ((price: ReturnType<typeof priceFromUsd>, at: number) => void) | null;
  /** Lets a scenario that waits go on. */
  readonly begin: () => void;
};

const accountInput = z.object({
  username: z.string().min(1),
  balance: z.int().min(0),
  feeTier: z.int().min(0).max(3).default(0),
  permissions: z.array(z.string()).default([...SCOPES]),
});
const keyInput = z.object({
  accountId: z.string(),
  permissions: z.array(z.string()).default([...SCOPES]),
  active: z.boolean().default(true),
});
const onePrice = z.object({
  price: z.number().min(1).max(100_000_000).multipleOf(0.5),
  at: z.int().optional(),
});
const stepInput = z.union([onePrice, z.object({ steps: z.array(onePrice).min(1) })]);
const faultInput = z.object({
  kind: z.enum(FAULT_KINDS),
  method: z.string().optional(),
  path: z.string().optional(),
  times: z.int().positive().nullable().optional(),
  delayMs: z.int().positive().max(60_000).optional(),
  key: z.string().optional(),
});

type Act = (desk: AdminDesk, body: unknown, query: URLSearchParams) => unknown;

function createAccount({ exchange }: AdminDesk, body: unknown): unknown {
  const { username, balance, feeTier, permissions } = readInput(accountInput, body);
  const account = openAccount(exchange.world, { username, balance: sats(balance), feeTier });
  const { key, secret, passphrase } = issueKey(exchange.world, account.id, { permissions, active: true });
  return { accountId: account.id, key, secret, passphrase };
}

function createKey({ exchange }: AdminDesk, body: unknown): unknown {
  const { accountId, permissions, active } = readInput(keyInput, body);
  const { key, secret, passphrase } = issueKey(exchange.world, accountId, { permissions, active });
  return { accountId, key, secret, passphrase, permissions, active };
}

function step({ exchange, step: move }: AdminDesk, body: unknown): unknown {
  if (move === null) throw new Refusal(409, "CONFLICT", "Prices come by themselves here: nothing to step");
  const input = readInput(stepInput, body);
  const { clock } = exchange.world;
  for (const { price, at } of "steps" in input ? input.steps : [input]) {
    const now = clock.now();
    if (at !== undefined && at < now)
      throw new Refusal(400, "BAD_REQUEST", `at: lies before the clock (${now})`);
    move(priceFromUsd(price), at ?? now);
  }
  return { at: clock.now(), price: exchange.world.market.last / 2 };
}

/** All rows, or those of one `kind` and behind the row numbered `after`. */
function readLedger({ world }: Exchange, query: URLSearchParams): unknown {
  const kind = query.get("kind");
  const after = Number(query.get("after") ?? 0);
  return world.ledger.rows.slice(after).filter((row) => kind === null || row.kind === kind);
}

function injectFault({ exchange }: AdminDesk, body: unknown): unknown {
  const { kind, times, method, path, delayMs, key } = readInput(faultInput, body);
  exchange.faults.inject({
    kind,
    ...(times !== undefined && { times }),
    ...(method !== undefined && { method }),
    ...(path !== undefined && { path }),
    ...(delayMs !== undefined && { delayMs }),
    ...(key !== undefined && { key }),
  });
  return {};
}

const transferInput = z.object({ accountId: z.string(), amount: amountInput });
const announcementInput = z.object({
  title: z.string(),
  message: z.string(),
  link: z.string().nullable().default(null),
});

function makeDeposit({ exchange }: AdminDesk, body: unknown): unknown {
  const { accountId, amount } = readInput(transferInput, body);
  deposit(exchange.world, accountId, amount);
  return { balance: exchange.world.accounts.get(accountId)?.balance };
}

function makeWithdrawal({ exchange }: AdminDesk, body: unknown): unknown {
  const { accountId, amount } = readInput(transferInput, body);
  withdraw(exchange.world, accountId, amount);
  return { balance: exchange.world.accounts.get(accountId)?.balance };
}

function announce({ exchange }: AdminDesk, body: unknown): unknown {
  const id = newId(exchange.world);
  exchange.world.events.push({ type: "announcement", id, ...readInput(announcementInput, body) });
  return { id };
}

const ACTS: Readonly<Record<string, Act>> = {
  "POST /admin/accounts": createAccount,
  "POST /admin/keys": createKey,
  "POST /admin/deposits": makeDeposit,
  "POST /admin/withdrawals": makeWithdrawal,
  "POST /admin/announcements": announce,
  "POST /admin/step": step,
  "POST /admin/begin": ({ begin }) => {
    begin();
    return {};
  },
  "POST /admin/faults": injectFault,
  "GET /admin/faults": ({ exchange }) => exchange.faults.struck(),
  "DELETE /admin/faults": ({ exchange }) => {
    exchange.faults.clear();
    return {};
  },
  "GET /admin/ledger": ({ exchange }, _body, query) => readLedger(exchange, query),
  "GET /admin/conservation": ({ exchange }) => checkConservation(exchange.world),
  "GET /admin/counter": ({ token }) => ({ token: counterTokenOf(token) }),
  "GET /admin/provenance": ({ provenance }) => provenance,
};

/** The desk for starting, seeding and tests; without its token it does not exist. */
export function serveAdmin(desk: AdminDesk, request: RestRequest): RestAnswer {
  const token = request.headers["x-admin-token"];
  const act = ACTS[`${request.method} ${request.pathname}`];
  try {
    if (typeof token !== "string" || !sameText(token, desk.token) || act === undefined)
      throw new Refusal(404, "NOT_FOUND", "Not found");
    return answerJson(200, act(desk, parse(request.body), new URLSearchParams(request.search)));
  } catch (error) {
    return answerError(error);
  } finally {
    desk.exchange.commit();
  }
}

function parse(body: Buffer): unknown {
  if (body.length === 0) return undefined;
  try {
    return JSON.parse(body.toString("utf8"));
  } catch {
    throw new Refusal(400, "BAD_REQUEST", "Body is not valid JSON");
  }
}
