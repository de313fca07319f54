"use client";

import { useMutation } from "@tanstack/react-query";
import { type FormEvent, useState } from "react";
import { messageFor, type Problem, problemOf } from "#ui/api/problem-of.ts";
import { useTRPC } from "#ui/api/trpc.ts";
import { Field } from "#ui/kit/field.tsx";
import { FormError } from "#ui/kit/form-error.tsx";
import { formText } from "#ui/kit/form-text.ts";
import { SubmitButton } from "#ui/kit/submit-button.tsx";

const FIELDS = ["email"] as const;

export const RegisterForm = () => {
  const trpc = useTRPC();
  const register = useMutation(trpc.auth.register.mutationOptions());
  const [problem, setProblem] = useState<Problem | null>(null);
  const [sentTo, setSentTo] = useState<string | null>(null);
  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const email = formText(event.currentTarget, "email").trim();
    setProblem(null);
    try {
      await register.mutateAsync({ email });
      setSentTo(email);
    } catch (error) {
      setProblem(problemOf(error));
    }
  };
  if (sentTo !== null) return <p role="status">A link to choose a password was sent to {sentTo}.</p>;
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
      {general === null ? null : <FormError>{general}</FormError>}
      <SubmitButton busy={register.isPending ? "Sending" : null} data-testid="register-submit">
        Send the link
      </SubmitButton>
    </form>
  );
};
