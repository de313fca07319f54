"use client";

import type { PasskeyView, SecurityView } from "#server/trpc/schemas/sign-in.ts";
import { useTRPCClient } from "#ui/api/trpc.ts";
import { useFormat } from "#ui/format/use-format.ts";
import { AskTwice } from "#ui/kit/ask-twice.tsx";
import { useWords } from "#ui/kit/use-words.ts";
import { AddPasskey } from "./add-passkey.tsx";
import { Part } from "./part.tsx";
import { PASSKEY_WORDS } from "./passkey-words.ts";
import { Refusal } from "./refusal.tsx";
import { useAction } from "./use-action.ts";
import { useSecurityChanged } from "./use-security.ts";

type Props = { readonly view: SecurityView; readonly now: number; readonly canPasskey: boolean };

const PasskeyRow = ({ passkey, isLast, now }: { passkey: PasskeyView; isLast: boolean; now: number }) => {
  const words = useWords(PASSKEY_WORDS);
  const { removal } = words;
  const format = useFormat();
  const client = useTRPCClient();
  const changed = useSecurityChanged();
  const remove = useAction(() => client.security.removePasskey.mutate({ id: passkey.id }), {
    onDone: changed,
  });
  const facts = [
    passkey.isBackedUp ? words.isBackedUp : words.isOnOneDevice,
    words.added(format.when(passkey.createdAt, now)),
    passkey.lastUsedAt === null ? words.notUsed : words.lastUsed(format.when(passkey.lastUsedAt, now)),
  ];
  return (
    <li className="line" data-testid="passkey-row">
      <div>
        <b>{passkey.label}</b>
        <div className="label">{facts.join(" · ")}</div>
        {remove.problem === null ? null : <Refusal problem={remove.problem} />}
      </div>
      <AskTwice
        offer={removal.offer}
        cost={isLast ? removal.isLast : removal.opensNothing}
        keep={removal.keep}
        confirm={removal.confirm(passkey.label)}
        busy={remove.isBusy ? removal.busy : null}
        onConfirm={() => remove.act(undefined)}
        data-testid="passkey-remove"
      />
    </li>
  );
};

/** Passkeys are both factors in one press, and no page can fish for them. */
export const PasskeysPart = ({ view, now, canPasskey }: Props) => {
  const words = useWords(PASSKEY_WORDS);
  return (
    <Part name="passkeys">
      {view.passkeys.length === 0 ? <p>{words.none}</p> : null}
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
      {canPasskey ? <AddPasskey /> : <p className="dim">{words.cannotMake}</p>}
    </Part>
  );
};
