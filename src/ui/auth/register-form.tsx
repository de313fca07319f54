"use client";

import { useMutation } from "@tanstack/react-query";
import { type FormEvent, useState } from "react";
import { messageFor, type Problem, problemOf } from "#ui/api/problem-of.ts";
import { useTRPC } from "#ui/api/trpc.ts";
import { Field } from "#ui/kit/field.tsx";
import { FormError } from "#ui/kit/form-error.tsx";
import { formText } from "#ui/kit/form-text.ts";
import { SubmitButton } from "#ui/kit/submit-button.tsx";
import { logInWith } from "./log-in-with.ts";

const FIELDS = ["email", "password"] as const;
const LEAST_PASSWORD = 15;

/** What can be said about the fields before asking the server. */
const mistakeIn = (email: string, password: string): Problem | null => {
  if (!/^\S+@\S+\.\S+$/u.test(email))
    return { field: "email", message: "Enter an e-mail like you@example.com." };
  return password.length < LEAST_PASSWORD
    ? {
        field: "password",
        message: `Use at least ${LEAST_PASSWORD} characters; this has ${password.length}.`,
      }
    : null;
};

/** Registers, then logs in; answers what went wrong, or null. */
const useRegistration = () => {
  const trpc = useTRPC();
  const register = useMutation(trpc.auth.register.mutationOptions());
  return async (email: string, password: string): Promise<Problem | null> => {
    const mistake = mistakeIn(email, password);
    if (mistake !== null) return mistake;
    try {
      await register.mutateAsync({ email, password });
    } catch (error) {
      return problemOf(error);
    }
    const failed = await logInWith(email, password);
    return failed === null ? null : { field: null, message: `The account exists now. ${failed}` };
  };
};

export const RegisterForm = () => {
  const register = useRegistration();
  const [problem, setProblem] = useState<Problem | null>(null);
  const [isBusy, setBusy] = useState(false);
  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = event.currentTarget;
    setBusy(true);
    setProblem(null);
    const found = await register(formText(form, "email").trim(), formText(form, "password"));
    if (found === null) {
      window.location.assign("/dashboard");
      return;
    }
    setProblem(found);
    setBusy(false);
  };
  const general = messageFor(problem, null, FIELDS);
  return (
    <form className="form" method="post" noValidate onSubmit={(event) => void submit(event)}>
      <Field
        id="email"
        name="email"
        label="E-mail"
        type="email"
        autoComplete="username"
        required
        problem={messageFor(problem, "email", FIELDS)}
        data-testid="register-email"
      />
      <Field
        id="password"
        name="password"
        label="Password"
        type="password"
        autoComplete="new-password"
        required
        hint={`At least ${LEAST_PASSWORD} characters. A few words are better than a few symbols.`}
        problem={messageFor(problem, "password", FIELDS)}
        data-testid="register-password"
      />
      {general === null ? null : <FormError>{general}</FormError>}
      <SubmitButton busy={isBusy ? "Creating the account" : null} data-testid="register-submit">
        Create account
      </SubmitButton>
    </form>
  );
};
