import { DEFAULT_PREFERENCES } from "#domain/language/preferences.ts";
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

const mail = async (
  deps: RevalidateDeps,
  { userId, label }: StoredAccount,
  what: "key-refused" | "key-lacking",
  at: number,
): Promise<void> => {
  const user = await deps.users.find(userId);
  if (user === null) return;
  const facts = { kind: "key-changed", what, label, at } as const;
  const { locale, timeZone } = DEFAULT_PREFERENCES;
  await deps.mails.write({
    id: deps.newId(),
    to: user.email,
    userId,
    facts,
    locale,
    timeZone,
    createdAt: at,
  });
};

const tellRefused = async (deps: RevalidateDeps, account: StoredAccount, at: number): Promise<void> => {
  const { userId, id: accountId } = account;
  await deps.security.record({
    at,
    kind: "key-refused",
    outcome: "refused",
    actor: "system",
    userId,
    network: null,
    deviceId: null,
    sessionId: null,
    facts: { accountId, verdict: "refused" },
  });
  await mail(deps, account, "key-refused", at);
};

/** A right that is missing is told where the exchange has said so twice: the first time may be an odd answer. */
const tell = async (
  deps: RevalidateDeps,
  account: StoredAccount,
  verdict: KeyVerdict,
  at: number,
): Promise<void> => {
  if (verdict.kind === "refused") await tellRefused(deps, account, at);
  if (verdict.kind !== "lacking") return;
  deps.log.warn("key-lacking", { accountId: account.id, isKnown: verdict.isKnown });
  if (verdict.isKnown) await mail(deps, account, "key-lacking", at);
};

/**
 * Asks once a day what each stored key may do. One that can withdraw by now is left alone from then on, and its owner is
 * told; the owner of one that lacks a right, twice within an hour, is told each day while it does. Returns how many were asked about.
 */
export const revalidateKeys = async (deps: RevalidateDeps, network: Network): Promise<number> => {
  const at = deps.clock();
  const stale = await deps.accountKeys.claimStale(network, at, AT_ONCE, HOLD_MS);
  for (const account of stale) {
    try {
      const verdict = await validateKey(deps, account);
      await tell(deps, account, verdict, at);
    } catch (error) {
      deps.log.error("key-validation-failed", { accountId: account.id, error: String(error) });
    }
  }
  return stale.length;
};
