"use client";

import Link from "next/link";
import type { FormEvent, ReactNode } from "react";
import type { FactorMethod } from "#server/trpc/schemas/sign-in.ts";
import type { Problem } from "#ui/api/problem-of.ts";
import { useTRPCClient } from "#ui/api/trpc.ts";
import { formText } from "#ui/kit/form-text.ts";
import { PasswordField } from "#ui/kit/password-field.tsx";
import { SubmitButton } from "#ui/kit/submit-button.tsx";
import { useCountdown } from "#ui/kit/use-countdown.ts";
import { useWords } from "#ui/kit/use-words.ts";
import { Refusal } from "#ui/security/refusal.tsx";
import { useAction } from "#ui/security/use-action.ts";
import { EmailField } from "./email-field.tsx";
import { EntryHead } from "./entry-head.tsx";
import { ENTRY_WORDS } from "./entry-words.ts";
import { openSession } from "./open-session.ts";
import { PasskeyLogin } from "./passkey-login.tsx";

type Props = {
  readonly origin: string;
  readonly title: string;
  readonly lede: string;
  readonly isNew: boolean;
  readonly email: string;
  /** Why an earlier try ended here. */
  readonly problem: Problem | null;
  readonly onEmail: (email: string) => void;
  readonly onEntered: () => Promise<void>;
  readonly children: ReactNode;
  readonly onFactor: (challenge: string, methods: readonly FactorMethod[]) => void;
};

type Credentials = { readonly email: string; readonly password: string };

/** Logs in with what was typed, and goes on to wherever that leads. */
const usePasswordLogin = ({ onEmail, onEntered, onFactor }: Props) => {
  const { noAnswer, session } = useWords(ENTRY_WORDS);
  const client = useTRPCClient();
  const login = useAction(
    async (credentials: Credentials) => {
      const step = await client.auth.logIn.mutate(credentials);
      if (step.kind === "ticket") await openSession(session, step.ticket);
      return step;
    },
    {
      noAnswer,
      onDone: (step) => (step.kind === "ticket" ? onEntered() : onFactor(step.challenge, step.methods)),
    },
  );
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const email = formText(event.currentTarget, "email").trim();
    onEmail(email);
    void login.act({ email, password: formText(event.currentTarget, "password") });
  };
  return { ...login, submit };
};

/** The first step. A right password opens the session, or leads to the second factor. */
export const PasswordStep = (props: Props) => {
  const words = useWords(ENTRY_WORDS);
  const login = usePasswordLogin(props);
  const problem = login.problem ?? props.problem;
  const isWaiting = useCountdown(login.problem, login.problem?.retryAfter ?? null) > 0;
  return (
    <>
      <EntryHead title={props.title} isNew={props.isNew}>
        {props.lede}
      </EntryHead>
      <PasskeyLogin origin={props.origin} onEntered={props.onEntered} />
      <form className="form" method="post" onSubmit={login.submit}>
        <EmailField value={props.email} data-testid="login-email" />
        <PasswordField
          id="password"
          name="password"
          label={words.password}
          autoComplete="current-password"
          data-testid="login-password"
        />
        {problem === null ? null : <Refusal problem={problem} />}
        <SubmitButton
          busy={login.isBusy ? words.loggingIn : null}
          isWaiting={isWaiting}
          data-testid="login-submit"
        >
          {words.logIn}
        </SubmitButton>
      </form>
      <p className="other">
        <Link href="/reset">{words.forgot}</Link>
      </p>
      {props.children}
    </>
  );
};
