import { randomBytes } from "node:crypto";
import { type Sats, sats } from "#domain/units.ts";
import type { Account, ApiKey } from "../world/account.ts";
import { transfer } from "../world/transfer.ts";
import { newId, put, type World } from "../world/world.ts";
import { badRequest } from "./refusal.ts";

/** A new account whose balance arrives as a deposit. */
export function openAccount(
  world: World,
  request: { readonly username: string; readonly balance: Sats; readonly feeTier?: number },
): Account {
  const account: Account = {
    id: newId(world),
    username: request.username,
    balance: sats(0),
    feeTier: request.feeTier ?? 0,
  };
  put(world, "account", account);
  deposit(world, account.id, request.balance);
  return world.accounts.get(account.id) ?? account;
}

type Network = "lightning" | "bitcoin";

/** Sats that arrive from outside, and are there at once. */
export function deposit(world: World, accountId: string, amount: Sats, network: Network = "lightning"): void {
  if (!world.accounts.has(accountId)) throw badRequest(`There is no account ${accountId}`);
  const id = newId(world);
  const ref = id;
  transfer(world, {
    kind: network === "lightning" ? "deposit" : "chain-deposit",
    accountId,
    tradeId: null,
    from: "deposits",
    to: "balance",
    amount,
    ref,
  });
  world.events.push({ type: "wallet", way: "deposit", accountId, network, id, amount });
}

/** Sats that leave, at once and without a fee. */
export function withdraw(world: World, accountId: string, amount: Sats, network: Network = "bitcoin"): void {
  const account = world.accounts.get(accountId);
  if (account === undefined) throw badRequest(`There is no account ${accountId}`);
  if (account.balance < amount) throw badRequest("Insufficient balance");
  const id = newId(world);
  const ref = id;
  transfer(world, {
    kind: network === "bitcoin" ? "withdrawal" : "lightning-withdrawal",
    accountId,
    tradeId: null,
    from: "balance",
    to: "deposits",
    amount,
    ref,
  });
  world.events.push({ type: "wallet", way: "withdrawal", accountId, network, id, amount });
}

/** A key of an account. Its secret looks like base64 and is used as plain text, as at the exchange. */
export function issueKey(
  world: World,
  accountId: string,
  grant: { readonly permissions: readonly string[]; readonly active: boolean },
): ApiKey {
  if (!world.accounts.has(accountId)) throw badRequest(`There is no account ${accountId}`);
  const key: ApiKey = {
    key: randomBytes(32).toString("base64"),
    secret: randomBytes(48).toString("base64"),
    passphrase: randomBytes(9).toString("hex"),
    accountId,
    permissions: grant.permissions,
    active: grant.active,
  };
  put(world, "key", key);
  return key;
}
