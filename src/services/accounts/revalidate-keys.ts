import type { AccountKeys } from "#ports/account-keys.ts";
import type { Network } from "#ports/exchange.ts";
import type { StoredAccount } from "#ports/exchange-accounts.ts";
import type { Mails } from "#ports/mails.ts";
import type { SecurityRecorder } from "#ports/security-recorder.ts";
import type { Users } from "#ports/users.ts";
import { type KeyVerdict, type ValidateDeps, validateKey } from "./validate-key.ts";

export type RevalidateDeps = Omit<ValidateDeps, "accountKeys"> & {
  readonly accountKeys: Pick<AccountKeys, "claimStale" | "noteValidation">;
  readonly users: Pick<Users, "find">;
  readonly mails: Pick<Mails, "write">;
  readonly security: SecurityRecorder;
};

const AT_ONCE = 10;
/** What could not be asked is asked again in an hour. */
const HOLD_MS = 60 * 60_000;

const tell = async (deps: RevalidateDeps, account: StoredAccount, verdict: KeyVerdict, at: number) => {
  const { userId, id: accountId, label } = account;
  await deps.security.record({
    at,
    kind: "key-refused",
    outcome: "refused",
    actor: "system",
    userId,
    network: null,
    deviceId: null,
    sessionId: null,
    facts: { accountId, verdict: verdict.kind },
  });
  const user = await deps.users.find(userId);
  if (user === null) return;
  const facts = { kind: "key-changed", what: "key-refused", label, at } as const;
  await deps.mails.write({ id: deps.newId(), to: user.email, userId, facts, createdAt: at });
};

/**
 * Asks once a day what each stored key may do. One that can withdraw by now, or cannot guard any more, is left alone from
 * then on, and its owner is told. Returns how many were asked about.
 */
export const revalidateKeys = async (deps: RevalidateDeps, network: Network): Promise<number> => {
  const at = deps.clock();
  const stale = await deps.accountKeys.claimStale(network, at, AT_ONCE, HOLD_MS);
  for (const account of stale) {
    try {
      const verdict = await validateKey(deps, account);
      if (verdict.kind === "refused") await tell(deps, account, verdict, at);
    } catch (error) {
      deps.log.error("key-validation-failed", { accountId: account.id, error: String(error) });
    }
  }
  return stale.length;
};
