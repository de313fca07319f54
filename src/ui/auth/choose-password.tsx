"use client";

import { useTRPCClient } from "#ui/api/trpc.ts";
import { useWords } from "#ui/kit/use-words.ts";
import { useAction } from "#ui/security/use-action.ts";
import { EntryHead } from "./entry-head.tsx";
import { LINK_WORDS } from "./link-words.tsx";
import { NewPasswordForm } from "./new-password-form.tsx";

type Props = {
  readonly purpose: "register" | "reset";
  readonly email: string;
  readonly token: string;
  readonly onChosen: (email: string) => void;
  readonly onGone: (message: string) => void;
};

/** The one thing a link from a registration or a reset does. */
export const ChoosePassword = ({ purpose, email, token, onChosen, onGone }: Props) => {
  const { choose: words } = useWords(LINK_WORDS);
  const client = useTRPCClient();
  const choose = useAction((password: string) => client.auth.choosePassword.mutate({ token, password }), {
    noAnswer: words.noAnswer,
    onDone: (done) => onChosen(done.email),
    onProblem: ({ field, message }) => {
      if (field === "token") onGone(message);
      return field === "token";
    },
  });
  return (
    <>
      <EntryHead title={words.title} isNew>
        {words[purpose](<b>{email}</b>)}
      </EntryHead>
      <NewPasswordForm
        name="choose-password"
        submitName="choose-submit"
        label={words.label}
        email={email}
        submit={words.set}
        busy={choose.isBusy ? words.setting : null}
        problem={choose.problem}
        onPassword={(password) => void choose.act(password)}
        onMistake={choose.setProblem}
      />
    </>
  );
};
