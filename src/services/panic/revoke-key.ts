import type { StoredAccount } from "#ports/exchange-accounts.ts";
import { systemEvent } from "../security/system-event.ts";
import type { PanicDeps } from "./panic-deps.ts";

/** Nobody asks the exchange again what a key may do that is not there any more. */
const NEVER_MS = 100 * 365 * 24 * 3_600_000;

/**
 * Wipes the sealed key of an account; its receipts and positions stay to be read, and another key can be put in its place.
 * The account is refused first, so that nobody opens what is about to go. A process may hold the ciphertext for four
 * minutes more, and has no reason left to open it. The key lives on at the exchange until it is deleted there.
 */
export const revokeKey = async (
  deps: Pick<PanicDeps, "accountKeys" | "secrets" | "security" | "clock">,
  account: StoredAccount,
): Promise<void> => {
  const at = deps.clock();
  await deps.accountKeys.noteValidation(account, {
    permissions: [],
    verdict: "refused",
    at,
    nextAt: at + NEVER_MS,
  });
  await deps.secrets.remove(account.id, "credential");
  const { id: accountId, userId, network } = account;
  const facts = { accountId, exchange: network, by: "panic" };
  await deps.security.record(systemEvent("key-removed", { at, userId, facts }));
};
