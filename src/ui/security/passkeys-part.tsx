"use client";

import type { PasskeyView, SecurityView } from "#server/trpc/schemas/sign-in.ts";
import { useTRPCClient } from "#ui/api/trpc.ts";
import { format } from "#ui/format/format.ts";
import { AskTwice } from "#ui/kit/ask-twice.tsx";
import { AddPasskey } from "./add-passkey.tsx";
import { Part } from "./part.tsx";
import { Refusal } from "./refusal.tsx";
import { useAction } from "./use-action.ts";
import { useSecurityChanged } from "./use-security.ts";

type Props = { readonly view: SecurityView; readonly now: number; readonly canPasskey: boolean };

const usedWords = ({ lastUsedAt }: PasskeyView, now: number): string =>
  lastUsedAt === null ? "not used yet" : `last used ${format.when(lastUsedAt, now)}`;

const PasskeyRow = ({ passkey, isLast, now }: { passkey: PasskeyView; isLast: boolean; now: number }) => {
  const client = useTRPCClient();
  const changed = useSecurityChanged();
  const remove = useAction(() => client.security.removePasskey.mutate({ id: passkey.id }), {
    onDone: changed,
  });
  return (
    <li className="line" data-testid="passkey-row">
      <div>
        <b>{passkey.label}</b>
        <div className="label">
          {passkey.isBackedUp ? "Follows you to your other devices" : "On one device only"} · added{" "}
          {format.when(passkey.createdAt, now)} · {usedWords(passkey, now)}
        </div>
        {remove.problem === null ? null : <Refusal problem={remove.problem} />}
      </div>
      <AskTwice
        offer="Remove"
        cost={
          isLast
            ? "It is your last second factor: then your password alone opens this account."
            : "It opens nothing here any more. Delete it on the device too."
        }
        keep="Keep it"
        confirm={`Remove ${passkey.label}`}
        busy={remove.isBusy ? "Removing" : null}
        onConfirm={() => remove.act(undefined)}
        data-testid="passkey-remove"
      />
    </li>
  );
};

/** Passkeys are both factors in one press, and no page can fish for them. */
export const PasskeysPart = ({ view, now, canPasskey }: Props) => (
  <Part name="passkeys">
    {view.passkeys.length === 0 ? <p>None yet.</p> : null}
    {view.passkeys.length === 0 ? null : (
      <ul className="lines">
        {view.passkeys.map((passkey) => (
          <PasskeyRow
            key={passkey.id}
            passkey={passkey}
            isLast={view.passkeys.length === 1 && view.totp === null}
            now={now}
          />
        ))}
      </ul>
    )}
    {canPasskey ? (
      <AddPasskey />
    ) : (
      <p className="dim">
        This page cannot make one: passkeys need https, or localhost, and a browser that knows them.
      </p>
    )}
  </Part>
);
