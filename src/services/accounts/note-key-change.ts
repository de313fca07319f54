import { DEFAULT_PREFERENCES } from "#domain/language/preferences.ts";
import type { NewId } from "#ports/clock.ts";
import type { StoredAccount } from "#ports/exchange-accounts.ts";
import type { Mails } from "#ports/mails.ts";
import type { SecurityRecorder } from "#ports/security-recorder.ts";
import type { Users } from "#ports/users.ts";
import type { Doer } from "../security/acting.ts";
import { noteDeed } from "../security/note-event.ts";

export type KeyChangeDeps = {
  readonly security: SecurityRecorder;
  readonly mails: Pick<Mails, "write">;
  readonly users: Pick<Users, "find">;
  readonly clock: () => number;
  readonly newId: NewId;
};

type KeyChange = "key-connected" | "key-replaced" | "key-removed";

const tellOwner = async (
  deps: KeyChangeDeps,
  userId: string,
  what: KeyChange,
  label: string,
): Promise<void> => {
  const at = deps.clock();
  const owner = await deps.users.find(userId);
  if (owner === null) return;
  await deps.mails.write({
    id: deps.newId(),
    to: owner.email,
    userId: owner.id,
    facts: { kind: "key-changed", what, label, at },
    locale: DEFAULT_PREFERENCES.locale,
    timeZone: DEFAULT_PREFERENCES.timeZone,
    createdAt: at,
  });
};

/**
 * Takes down that a key was connected, replaced or removed, and tells its owner by mail: it may not have been them. The
 * mail is written also where the event cannot be.
 */
export const noteKeyChange = async (
  deps: KeyChangeDeps,
  by: Doer,
  what: KeyChange,
  account: Pick<StoredAccount, "id" | "label" | "network">,
): Promise<void> => {
  const facts = { accountId: account.id, exchange: account.network };
  try {
    await noteDeed({ security: deps.security, now: deps.clock }, by, what, "allowed", facts);
  } finally {
    await tellOwner(deps, by.userId, what, account.label);
  }
};
