"use client";

import type { FormEvent, ReactNode, RefObject } from "react";
import { messageFor, type Problem, saying } from "#ui/api/problem-of.ts";
import { formText } from "#ui/kit/form-text.ts";
import { PasswordField } from "#ui/kit/password-field.tsx";
import { SubmitButton } from "#ui/kit/submit-button.tsx";
import { useWords } from "#ui/kit/use-words.ts";
import { Refusal } from "#ui/security/refusal.tsx";
import { LEAST_PASSWORD, lengthMistake } from "./password-policy.ts";
import { PASSWORD_POLICY_WORDS } from "./password-policy-words.ts";

type Props = {
  /** The id and test id of its field; the button's test id is `${name}-submit`, or `submitName`. */
  readonly name: string;
  readonly submitName?: string;
  readonly label: string;
  readonly email: string;
  readonly submit: string;
  readonly busy: string | null;
  readonly problem: Problem | null;
  readonly onPassword: (password: string) => void;
  readonly onMistake: (mistake: Problem) => void;
  readonly form?: RefObject<HTMLFormElement | null>;
  /** Ways out, beside the button that sends. */
  readonly children?: ReactNode;
};

/** For password managers: whose password this is. */
const WhosePassword = ({ email }: { readonly email: string }) => (
  <input
    className="vh"
    type="email"
    name="email"
    autoComplete="username"
    defaultValue={email}
    readOnly
    tabIndex={-1}
    aria-hidden="true"
  />
);

/** Another password, or the first; what its length tells is said before anything is sent. */
export const NewPasswordForm = (props: Props) => {
  const words = useWords(PASSWORD_POLICY_WORDS);
  const { name, problem } = props;
  const beside = messageFor(problem, "password", ["password"]);
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const password = formText(event.currentTarget, "password");
    const mistake = lengthMistake(words, password);
    if (mistake === null) props.onPassword(password);
    else props.onMistake(saying(mistake, "password"));
  };
  return (
    <form ref={props.form} className="form" method="post" noValidate onSubmit={submit}>
      <WhosePassword email={props.email} />
      <PasswordField
        id={name}
        name="password"
        label={props.label}
        autoComplete="new-password"
        least={LEAST_PASSWORD}
        hint={words.policy}
        problem={beside}
        data-testid={name}
      />
      {problem !== null && beside === null ? <Refusal problem={problem} /> : null}
      <div className="acts">
        <SubmitButton busy={props.busy} data-testid={props.submitName ?? `${name}-submit`}>
          {props.submit}
        </SubmitButton>
        {props.children}
      </div>
    </form>
  );
};
