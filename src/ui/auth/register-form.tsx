"use client";

import { useMutation } from "@tanstack/react-query";
import { type FormEvent, useState } from "react";
import { messageFor, problemOf } from "#ui/api/problem-of.ts";
import { useTRPC } from "#ui/api/trpc.ts";
import { Button } from "#ui/kit/button.tsx";
import { Field } from "#ui/kit/field.tsx";
import { FormError } from "#ui/kit/form-error.tsx";
import { logInWith } from "./log-in-with.ts";

const FIELDS = ["email", "password"] as const;
const LEAST_PASSWORD = 15;

/** What can be said about the fields before asking the server. */
const mistakeIn = (email: string, password: string) => {
  if (!/^\S+@\S+\.\S+$/u.test(email))
    return { field: "email", message: "Enter an e-mail like you@example.com." };
  return password.length < LEAST_PASSWORD
    ? {
        field: "password",
        message: `Use at least ${LEAST_PASSWORD} characters; this has ${password.length}.`,
      }
    : null;
};

export const RegisterForm = () => {
  const trpc = useTRPC();
  const register = useMutation(trpc.auth.register.mutationOptions());
  const [email, setEmail] = useState("");
  const [password, setPassword] = useState("");
  const [mistake, setMistake] = useState<ReturnType<typeof mistakeIn>>(null);
  const [loginProblem, setLoginProblem] = useState<string | null>(null);
  const [isDone, setDone] = useState(false);
  const problem = mistake ?? (register.isError ? problemOf(register.error) : null);

  const submit = async (event: FormEvent) => {
    event.preventDefault();
    const address = email.trim();
    const found = mistakeIn(address, password);
    setMistake(found);
    setLoginProblem(null);
    if (found !== null) return;
    try {
      await register.mutateAsync({ email: address, password });
    } catch {
      return;
    }
    setDone(true);
    const failed = await logInWith(address, password);
    if (failed === null) window.location.assign("/dashboard");
    else {
      setDone(false);
      setLoginProblem(`The account exists now. ${failed}`);
    }
  };

  return (
    <form className="form" noValidate onSubmit={(event) => void submit(event)}>
      <Field
        id="email"
        label="E-mail"
        type="email"
        autoComplete="username"
        required
        value={email}
        onChange={(event) => setEmail(event.target.value)}
        problem={messageFor(problem, "email", FIELDS)}
        data-testid="register-email"
      />
      <Field
        id="password"
        label="Password"
        type="password"
        autoComplete="new-password"
        required
        value={password}
        onChange={(event) => setPassword(event.target.value)}
        hint={`At least ${LEAST_PASSWORD} characters. A few words are better than a few symbols.`}
        problem={messageFor(problem, "password", FIELDS)}
        data-testid="register-password"
      />
      {messageFor(problem, null, FIELDS) === null ? null : (
        <FormError>{messageFor(problem, null, FIELDS)}</FormError>
      )}
      {loginProblem === null ? null : <FormError>{loginProblem}</FormError>}
      <Button
        type="submit"
        look="primary"
        busy={register.isPending || isDone ? "Creating the account" : null}
        data-testid="register-submit"
      >
        Create account
      </Button>
    </form>
  );
};
