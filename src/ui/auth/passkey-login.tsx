"use client";

import { useTRPCClient } from "#ui/api/trpc.ts";
import { Button } from "#ui/kit/button.tsx";
import { useHydrated } from "#ui/kit/use-hydrated.ts";
import { useWords } from "#ui/kit/use-words.ts";
import { signWithPasskey } from "#ui/security/ask-passkey.ts";
import { PASSKEY_WORDS } from "#ui/security/passkey-words.ts";
import { Refusal } from "#ui/security/refusal.tsx";
import { useAction } from "#ui/security/use-action.ts";
import { useCanPasskey } from "#ui/security/use-can-passkey.ts";
import { ENTRY_WORDS } from "./entry-words.ts";
import { openSession } from "./open-session.ts";

type Props = { readonly origin: string; readonly onEntered: () => Promise<void> };

/** A passkey is both factors in one press. Not there where the browser or the address has none. */
export const PasskeyLogin = ({ origin, onEntered }: Props) => {
  const { noAnswer, passkey, session } = useWords(ENTRY_WORDS);
  const { problems } = useWords(PASSKEY_WORDS);
  const client = useTRPCClient();
  const canPasskey = useCanPasskey(origin);
  const isReady = useHydrated();
  const login = useAction(
    async () => {
      const request = await client.auth.passkeyRequest.mutate({ challenge: null });
      const response = await signWithPasskey(problems, request);
      const { ticket } = await client.auth.logInWithPasskey.mutate({
        challenge: request.challenge,
        response,
      });
      await openSession(session, ticket);
    },
    { noAnswer, onDone: onEntered },
  );
  if (!canPasskey) return null;
  return (
    <div className="passkey-first">
      <Button
        busy={login.isBusy ? passkey.waiting : null}
        disabled={!isReady}
        onClick={() => void login.act(undefined)}
        data-testid="login-passkey"
      >
        {passkey.logIn}
      </Button>
      {login.problem === null ? null : <Refusal problem={login.problem} />}
      <p className="or" aria-hidden="true">
        {passkey.or}
      </p>
    </div>
  );
};
