"use client";

import { type ReactNode, useState } from "react";
import type { FactorMethod } from "#server/trpc/schemas/sign-in.ts";
import { type Problem, saying } from "#ui/api/problem-of.ts";
import { useWords } from "#ui/kit/use-words.ts";
import { ENTRY_WORDS } from "./entry-words.ts";
import { FactorStep } from "./factor-step.tsx";
import { leaveFor } from "./leave-for.ts";
import { PasswordStep } from "./password-step.tsx";

type Step =
  | { readonly kind: "password"; readonly problem: Problem | null; readonly isNew: boolean }
  | { readonly kind: "factor"; readonly challenge: string; readonly methods: readonly FactorMethod[] };

type Props = {
  /** Scheme, host and port this page was asked for at. */
  readonly origin: string;
  /** An address known already, after its password was chosen. */
  readonly email?: string;
  readonly title: string;
  readonly lede: string;
  /** Where somebody who is in goes first. */
  readonly next?: "/dashboard" | "/welcome";
  /** Whether it took the place of another step. */
  readonly isNew?: boolean;
  /** What else can be done instead of logging in. */
  readonly children?: ReactNode;
};

/** Logging in, step by step: the password or a passkey, then the second factor where there is one. */
export const Login = ({
  origin,
  email = "",
  title,
  lede,
  next = "/dashboard",
  isNew = false,
  children,
}: Props) => {
  const { tooLate } = useWords(ENTRY_WORDS);
  const enter = () => leaveFor(next);
  const [step, setStep] = useState<Step>({ kind: "password", problem: null, isNew });
  const [address, setAddress] = useState(email);
  const restart = (problem: Problem | null) => setStep({ kind: "password", problem, isNew: true });
  if (step.kind === "factor") {
    return (
      <FactorStep
        origin={origin}
        email={address}
        challenge={step.challenge}
        methods={step.methods}
        onEntered={enter}
        onRestart={() => restart(null)}
        onTooLate={() => restart(saying(tooLate))}
      />
    );
  }
  return (
    <PasswordStep
      origin={origin}
      title={title}
      lede={lede}
      isNew={step.isNew}
      email={address}
      problem={step.problem}
      onEmail={setAddress}
      onEntered={enter}
      onFactor={(challenge, methods) => setStep({ kind: "factor", challenge, methods })}
    >
      {children}
    </PasswordStep>
  );
};
