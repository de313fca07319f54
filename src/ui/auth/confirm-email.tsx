"use client";

import { useState } from "react";
import { useTRPCClient } from "#ui/api/trpc.ts";
import { Button } from "#ui/kit/button.tsx";
import { useWords } from "#ui/kit/use-words.ts";
import { Refusal } from "#ui/security/refusal.tsx";
import { useAction } from "#ui/security/use-action.ts";
import { EntryHead } from "./entry-head.tsx";
import { ENTRY_WORDS } from "./entry-words.ts";
import { LINK_WORDS } from "./link-words.tsx";

type Props = {
  readonly email: string;
  readonly token: string;
  readonly onGone: (message: string) => void;
};

/** One press: from then on the trader logs in with this address. */
export const ConfirmEmail = ({ email, token, onGone }: Props) => {
  const { noAnswer } = useWords(ENTRY_WORDS);
  const { confirm: words } = useWords(LINK_WORDS);
  const client = useTRPCClient();
  const [done, setDone] = useState<string | null>(null);
  const confirm = useAction(() => client.auth.confirmEmail.mutate({ token }), {
    noAnswer,
    onDone: (answer) => setDone(answer.email),
    onProblem: ({ field, message }) => {
      if (field === "token") onGone(message);
      return field === "token";
    },
  });
  if (done !== null) {
    return (
      <>
        <EntryHead title={words.done} isNew>
          {words.doneLede(<b>{done}</b>)}
        </EntryHead>
        <div className="form">
          {/* A plain link: this page's address once held the token. */}
          <a className="btn primary" href="/dashboard">
            {words.goOn}
          </a>
        </div>
      </>
    );
  }
  return (
    <>
      <EntryHead title={words.title} isNew>
        {words.lede(<b>{email}</b>)}
      </EntryHead>
      <div className="form">
        {confirm.problem === null ? null : <Refusal problem={confirm.problem} />}
        <Button
          look="primary"
          busy={confirm.isBusy ? words.changing : null}
          onClick={() => void confirm.act(undefined)}
          data-testid="confirm-email"
        >
          {words.use}
        </Button>
        {/* A plain link: this page's address once held the token. */}
        <a className="btn" href="/dashboard">
          {words.leave}
        </a>
      </div>
    </>
  );
};
