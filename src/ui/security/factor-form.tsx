"use client";

import { type FormEvent, type ReactNode, useEffect, useRef, useState } from "react";
import type { Problem } from "#ui/api/problem-of.ts";
import { Button } from "#ui/kit/button.tsx";
import { CodeField } from "#ui/kit/code-field.tsx";
import { Field } from "#ui/kit/field.tsx";
import { formText } from "#ui/kit/form-text.ts";
import { PasswordField } from "#ui/kit/password-field.tsx";
import { SubmitButton } from "#ui/kit/submit-button.tsx";
import { useCountdown } from "#ui/kit/use-countdown.ts";
import { useWords } from "#ui/kit/use-words.ts";
import { FACTOR_WORDS } from "./factor-words.ts";
import { Refusal } from "./refusal.tsx";

export type FactorChoice = "totp" | "passkey" | "backup-code" | "password";
type Typed = Exclude<FactorChoice, "passkey">;

/** What was typed, by what it is. */
export type TypedFactor =
  | { readonly kind: "totp" | "backup-code"; readonly code: string }
  | { readonly kind: "password"; readonly password: string };

type Props = {
  readonly methods: readonly FactorChoice[];
  /** `factor` or `step-up`: what its fields are called. */
  readonly name: "factor" | "step-up";
  readonly submit: string;
  readonly busy: string | null;
  readonly problem: Problem | null;
  readonly canPasskey: boolean;
  /** Whether its first field takes the focus when it appears. */
  readonly takesFocus: boolean;
  readonly onTyped: (answer: TypedFactor) => void;
  readonly onPasskey: () => void;
  /** Ways out, beside the button that sends. */
  readonly children?: ReactNode;
};

const ORDER: readonly Typed[] = ["totp", "password", "backup-code"];

const TypedField = ({ kind, name }: { readonly kind: Typed; readonly name: Props["name"] }) => {
  const { labels, backupHint } = useWords(FACTOR_WORDS);
  if (kind === "totp") {
    return <CodeField id={`${name}-code`} label={labels.totp} data-testid={`${name}-code`} />;
  }
  if (kind === "password") {
    return (
      <PasswordField
        id={`${name}-password`}
        name="password"
        label={labels.password}
        autoComplete="current-password"
        data-testid={`${name}-password`}
      />
    );
  }
  return (
    <Field
      id={`${name}-backup`}
      name="code"
      label={labels["backup-code"]}
      hint={backupHint}
      autoComplete="one-time-code"
      autoCapitalize="characters"
      spellCheck={false}
      required
      data-testid={`${name}-code`}
    />
  );
};

/** Where no way of answering works here, why. */
const NoWay = () => <p className="dim">{useWords(FACTOR_WORDS).noWay}</p>;

/** The first digit typed anywhere goes into the code field: nobody has to find it first. */
const useTypeAhead = (form: React.RefObject<HTMLFormElement | null>): void => {
  useEffect(() => {
    const catchDigit = ({ key, target }: KeyboardEvent) => {
      if (!/^\d$/u.test(key) || target instanceof HTMLInputElement) return;
      form.current?.querySelector<HTMLInputElement>("input.code")?.focus();
    };
    document.addEventListener("keydown", catchDigit);
    return () => document.removeEventListener("keydown", catchDigit);
  }, [form]);
};

/** Takes the focus to the first field when the way of answering changes, and when an answer was wrong. */
const useFieldFocus = (
  form: React.RefObject<HTMLFormElement | null>,
  kind: Typed | null,
  problem: Problem | null,
  isFirst: boolean,
): void => {
  const seen = useRef(isFirst ? null : kind);
  useEffect(() => {
    if (seen.current === kind) return;
    seen.current = kind;
    form.current?.querySelector("input")?.focus();
  }, [form, kind]);
  useEffect(() => {
    const input = form.current?.querySelector("input") ?? null;
    if (problem === null || input === null) return;
    input.value = "";
    input.focus();
  }, [form, problem]);
};

/** A second factor, or whatever else proves who sits there: typed, or signed by a passkey. */
export const FactorForm = (props: Props) => {
  const { methods, name, busy, problem, canPasskey, children } = props;
  const words = useWords(FACTOR_WORDS);
  const typed = ORDER.filter((kind) => methods.includes(kind));
  const [chosen, setChosen] = useState<Typed | null>(null);
  const isPasskeyOnly = !methods.includes("totp") && methods.includes("passkey") && canPasskey;
  const kind = chosen ?? (isPasskeyOnly ? null : (typed[0] ?? null));
  const form = useRef<HTMLFormElement>(null);
  useTypeAhead(form);
  useFieldFocus(form, kind, problem, props.takesFocus);
  const isWaiting = useCountdown(problem, problem?.retryAfter ?? null) > 0;
  const send = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    if (busy !== null || isWaiting || kind === null) return;
    if (kind === "password") {
      props.onTyped({ kind, password: formText(event.currentTarget, "password") });
    } else props.onTyped({ kind, code: formText(event.currentTarget, "code").trim() });
  };
  return (
    <form ref={form} className="form" method="post" onSubmit={send}>
      {methods.includes("passkey") && canPasskey ? (
        <Button
          look={kind === null ? "primary" : "plain"}
          busy={kind === null ? busy : null}
          disabled={busy !== null}
          onClick={props.onPasskey}
          data-testid={`${name}-passkey`}
        >
          {words.usePasskey}
        </Button>
      ) : null}
      {kind === null && !isPasskeyOnly ? <NoWay /> : null}
      {kind === null ? null : <TypedField key={kind} kind={kind} name={name} />}
      {problem === null ? null : <Refusal problem={problem} />}
      <div className="acts">
        {kind === null ? null : (
          <SubmitButton busy={busy} isWaiting={isWaiting} data-testid={`${name}-submit`}>
            {props.submit}
          </SubmitButton>
        )}
        {typed
          .filter((other) => other !== kind)
          .map((other) => (
            <Button key={other} onClick={() => setChosen(other)} data-testid={`${name}-use-${other}`}>
              {words.offers[other]}
            </Button>
          ))}
        {children}
      </div>
    </form>
  );
};
