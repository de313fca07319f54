"use client";

import { type FormEvent, useState } from "react";
import { Button } from "#ui/kit/button.tsx";
import { Field } from "#ui/kit/field.tsx";
import { FormError } from "#ui/kit/form-error.tsx";
import { logInWith } from "./log-in-with.ts";

export const LoginForm = () => {
  const [email, setEmail] = useState("");
  const [password, setPassword] = useState("");
  const [problem, setProblem] = useState<string | null>(null);
  const [isBusy, setBusy] = useState(false);
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    setBusy(true);
    const failed = await logInWith(email.trim(), password);
    if (failed === null) {
      window.location.assign("/dashboard");
      return;
    }
    setProblem(failed);
    setBusy(false);
  };
  return (
    <form className="form" onSubmit={(event) => void submit(event)}>
      <Field
        id="email"
        label="E-mail"
        type="email"
        autoComplete="username"
        required
        value={email}
        onChange={(event) => setEmail(event.target.value)}
        data-testid="login-email"
      />
      <Field
        id="password"
        label="Password"
        type="password"
        autoComplete="current-password"
        required
        value={password}
        onChange={(event) => setPassword(event.target.value)}
        data-testid="login-password"
      />
      {problem === null ? null : <FormError>{problem}</FormError>}
      <Button type="submit" look="primary" busy={isBusy ? "Logging in" : null} data-testid="login-submit">
        Log in
      </Button>
    </form>
  );
};
