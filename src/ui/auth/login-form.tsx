"use client";

import { useMutation } from "@tanstack/react-query";
import { type FormEvent, useState } from "react";
import { problemOf } from "#ui/api/problem-of.ts";
import { useTRPC } from "#ui/api/trpc.ts";
import { Field } from "#ui/kit/field.tsx";
import { FormError } from "#ui/kit/form-error.tsx";
import { formText } from "#ui/kit/form-text.ts";
import { SubmitButton } from "#ui/kit/submit-button.tsx";
import { logInWith } from "./log-in-with.ts";

const FACTOR_ASKED = "This account asks for a second factor.";

/** Answers what went wrong, or null. */
const useLogin = () => {
  const trpc = useTRPC();
  const logIn = useMutation(trpc.auth.logIn.mutationOptions());
  return async (email: string, password: string): Promise<string | null> => {
    try {
      const step = await logIn.mutateAsync({ email, password });
      return step.kind === "ticket" ? await logInWith(step.ticket) : FACTOR_ASKED;
    } catch (error) {
      return problemOf(error).message;
    }
  };
};

export const LoginForm = () => {
  const logIn = useLogin();
  const [problem, setProblem] = useState<string | null>(null);
  const [isBusy, setBusy] = useState(false);
  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = event.currentTarget;
    setBusy(true);
    setProblem(null);
    const failed = await logIn(formText(form, "email").trim(), formText(form, "password"));
    if (failed === null) {
      window.location.assign("/dashboard");
      return;
    }
    setProblem(failed);
    setBusy(false);
  };
  return (
    <form className="form" method="post" onSubmit={(event) => void submit(event)}>
      <Field
        id="email"
        name="email"
        label="E-mail"
        type="email"
        autoComplete="username"
        required
        data-testid="login-email"
      />
      <Field
        id="password"
        name="password"
        label="Password"
        type="password"
        autoComplete="current-password"
        required
        data-testid="login-password"
      />
      {problem === null ? null : <FormError>{problem}</FormError>}
      <SubmitButton busy={isBusy ? "Logging in" : null} data-testid="login-submit">
        Log in
      </SubmitButton>
    </form>
  );
};
