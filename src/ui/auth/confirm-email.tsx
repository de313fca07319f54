"use client";

import { useState } from "react";
import { useTRPCClient } from "#ui/api/trpc.ts";
import { Button } from "#ui/kit/button.tsx";
import { Refusal } from "#ui/security/refusal.tsx";
import { useAction } from "#ui/security/use-action.ts";
import { EntryHead } from "./entry-head.tsx";
import { NO_ANSWER } from "./no-answer.ts";

type Props = {
  readonly email: string;
  readonly token: string;
  readonly onGone: (message: string) => void;
};

/** One press: from then on the trader logs in with this address. */
export const ConfirmEmail = ({ email, token, onGone }: Props) => {
  const client = useTRPCClient();
  const [done, setDone] = useState<string | null>(null);
  const confirm = useAction(() => client.auth.confirmEmail.mutate({ token }), {
    noAnswer: NO_ANSWER,
    onDone: (answer) => setDone(answer.email),
    onProblem: ({ field, message }) => {
      if (field === "token") onGone(message);
      return field === "token";
    },
  });
  if (done !== null) {
    return (
      <>
        <EntryHead title="Address changed" isNew>
          Log in with <b>{done}</b> from now on. The password and the second factor stay as they are.
        </EntryHead>
        <div className="form">
          {/* A plain link: this page's address once held the token. */}
          <a className="btn primary" href="/dashboard">
            Go on
          </a>
        </div>
      </>
    );
  }
  return (
    <>
      <EntryHead title="Use this address?" isNew>
        <b>{email}</b> becomes the address you log in with and the one Axisor writes to.
      </EntryHead>
      <div className="form">
        {confirm.problem === null ? null : <Refusal problem={confirm.problem} />}
        <Button
          look="primary"
          busy={confirm.isBusy ? "Changing the address" : null}
          onClick={() => void confirm.act(undefined)}
          data-testid="confirm-email"
        >
          Use this address
        </Button>
        {/* A plain link: this page's address once held the token. */}
        <a className="btn" href="/dashboard">
          Leave it as it is
        </a>
      </div>
    </>
  );
};
