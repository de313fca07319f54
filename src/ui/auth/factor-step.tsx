"use client";

import type { FactorMethod } from "#server/trpc/schemas/sign-in.ts";
import type { Problem } from "#ui/api/problem-of.ts";
import { useTRPCClient } from "#ui/api/trpc.ts";
import { Button } from "#ui/kit/button.tsx";
import { useWords } from "#ui/kit/use-words.ts";
import { signWithPasskey } from "#ui/security/ask-passkey.ts";
import { FactorForm, type TypedFactor } from "#ui/security/factor-form.tsx";
import { PASSKEY_WORDS } from "#ui/security/passkey-words.ts";
import { useAction } from "#ui/security/use-action.ts";
import { useCanPasskey } from "#ui/security/use-can-passkey.ts";
import { EntryHead } from "./entry-head.tsx";
import { ENTRY_WORDS } from "./entry-words.ts";
import { openSession } from "./open-session.ts";

type Props = {
  readonly origin: string;
  readonly email: string;
  readonly challenge: string;
  readonly methods: readonly FactorMethod[];
  readonly onEntered: () => Promise<void>;
  readonly onRestart: () => void;
  /** The challenge is gone: only the first step leads on. */
  readonly onTooLate: () => void;
};

/** Only what the account answers with comes here: there is no password among the methods. */
type Code = Exclude<TypedFactor, { readonly kind: "password" }>;

const isCode = (answer: TypedFactor): answer is Code => answer.kind !== "password";

/** The second factor as the server takes it, each way ending in an open session. */
const useFactor = ({ challenge, onEntered, onTooLate }: Props) => {
  const { noAnswer, session } = useWords(ENTRY_WORDS);
  const { problems } = useWords(PASSKEY_WORDS);
  const client = useTRPCClient();
  const options = {
    noAnswer,
    onDone: onEntered,
    onProblem: ({ field }: Problem) => {
      if (field === "challenge") onTooLate();
      return field === "challenge";
    },
  };
  const typed = useAction(async (answer: Code) => {
    const { ticket } = await client.auth.answerFactor.mutate({ challenge, answer });
    await openSession(session, ticket);
  }, options);
  const passkey = useAction(async () => {
    const request = await client.auth.passkeyRequest.mutate({ challenge });
    const response = await signWithPasskey(problems, request);
    const answer = { kind: "passkey", challenge: request.challenge, response } as const;
    const { ticket } = await client.auth.answerFactor.mutate({ challenge, answer });
    await openSession(session, ticket);
  }, options);
  return { typed, passkey };
};

/** The second step of a login. */
export const FactorStep = (props: Props) => {
  const words = useWords(ENTRY_WORDS);
  const { typed, passkey } = useFactor(props);
  const canPasskey = useCanPasskey(props.origin);
  const problem = typed.problem ?? passkey.problem;
  return (
    <>
      <EntryHead title={words.factor.title} isNew>
        {words.factor.lede(props.email)}
      </EntryHead>
      <FactorForm
        methods={props.methods}
        name="factor"
        submit={words.logIn}
        busy={typed.isBusy || passkey.isBusy ? words.loggingIn : null}
        problem={problem}
        canPasskey={canPasskey}
        takesFocus={false}
        onTyped={(answer) => {
          passkey.setProblem(null);
          if (isCode(answer)) void typed.act(answer);
        }}
        onPasskey={() => {
          typed.setProblem(null);
          void passkey.act(undefined);
        }}
      >
        <Button onClick={props.onRestart} data-testid="factor-restart">
          {words.factor.again}
        </Button>
      </FactorForm>
    </>
  );
};
