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

/** Takes down that a key was connected, replaced or removed, and tells its owner by mail: it may not have been them. */
export const noteKeyChange = async (
  deps: KeyChangeDeps,
  by: Doer,
  what: "key-connected" | "key-replaced" | "key-removed",
  account: Pick<StoredAccount, "id" | "label" | "network">,
): Promise<void> => {
  const at = deps.clock();
  const facts = { accountId: account.id, exchange: account.network };
  await noteDeed({ security: deps.security, now: deps.clock }, by, what, "allowed", facts);
  const owner = await deps.users.find(by.userId);
  if (owner === null) return;
  await deps.mails.write({
    id: deps.newId(),
    to: owner.email,
    userId: owner.id,
    facts: { kind: "key-changed", what, label: account.label, at },
    createdAt: at,
  });
};
