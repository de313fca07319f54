"use client";

import { useTRPCClient } from "#ui/api/trpc.ts";
import { useAction } from "#ui/security/use-action.ts";
import { EntryHead } from "./entry-head.tsx";
import { NewPasswordForm } from "./new-password-form.tsx";

type Props = {
  readonly purpose: "register" | "reset";
  readonly email: string;
  readonly token: string;
  readonly onChosen: (email: string) => void;
  readonly onGone: (message: string) => void;
};

const NO_ANSWER =
  "Axisor did not answer, so it is not known whether the password was set. Try to log in with it before you ask for another link.";

const LEDES: Readonly<Record<Props["purpose"], string>> = {
  register: "The last step. Then connect an exchange key, or try the paper exchange.",
  reset:
    "Every browser is logged out and your second factor stays. For 24 hours nothing may put more at risk; guards go on.",
};

/** The one thing a link from a registration or a reset does. */
export const ChoosePassword = ({ purpose, email, token, onChosen, onGone }: Props) => {
  const client = useTRPCClient();
  const choose = useAction((password: string) => client.auth.choosePassword.mutate({ token, password }), {
    noAnswer: NO_ANSWER,
    onDone: (done) => onChosen(done.email),
    onProblem: ({ field, message }) => {
      if (field === "token") onGone(message);
      return field === "token";
    },
  });
  return (
    <>
      <EntryHead title="Choose a password" isNew>
        For <b>{email}</b>. {LEDES[purpose]}
      </EntryHead>
      <NewPasswordForm
        name="choose-password"
        submitName="choose-submit"
        label="Password"
        email={email}
        submit="Set the password"
        busy={choose.isBusy ? "Setting the password" : null}
        problem={choose.problem}
        onPassword={(password) => void choose.act(password)}
        onMistake={choose.setProblem}
      />
    </>
  );
};
