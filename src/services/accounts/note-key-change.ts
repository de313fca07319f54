import type { EventPlace } from "#domain/security/security-event.ts";
import type { Clock, NewId } from "#ports/clock.ts";
import type { StoredAccount } from "#ports/exchange-accounts.ts";
import type { Mails } from "#ports/mails.ts";
import type { SecurityRecorder } from "#ports/security-recorder.ts";

export type KeyChangeDeps = {
  readonly security: SecurityRecorder;
  readonly mails: Pick<Mails, "write">;
  readonly clock: Clock;
  readonly newId: NewId;
};

/** Who changed a key, and from where. */
export type KeyChanger = EventPlace & { readonly userId: string; readonly email: string };

/** Takes down that a key was connected, replaced or removed, and tells its owner by mail: it may not have been them. */
export const noteKeyChange = async (
  deps: KeyChangeDeps,
  changer: KeyChanger,
  what: "key-connected" | "key-replaced" | "key-removed",
  account: Pick<StoredAccount, "id" | "label" | "network">,
): Promise<void> => {
  const at = deps.clock();
  const { email, ...place } = changer;
  const facts = { accountId: account.id, exchange: account.network };
  await deps.security.record({ ...place, at, kind: what, outcome: "allowed", actor: "user", facts });
  await deps.mails.write({
    id: deps.newId(),
    to: email,
    userId: changer.userId,
    facts: { kind: "key-changed", what, label: account.label, at },
    createdAt: at,
  });
};
