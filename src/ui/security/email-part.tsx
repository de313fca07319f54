"use client";

import Link from "next/link";
import { type FormEvent, useState } from "react";
import type { SecurityView } from "#server/trpc/schemas/sign-in.ts";
import { messageFor } from "#ui/api/problem-of.ts";
import { useTRPCClient } from "#ui/api/trpc.ts";
import { Button } from "#ui/kit/button.tsx";
import { Field } from "#ui/kit/field.tsx";
import { formText } from "#ui/kit/form-text.ts";
import { SubmitButton } from "#ui/kit/submit-button.tsx";
import { useWords } from "#ui/kit/use-words.ts";
import { EMAIL_WORDS } from "./email-words.tsx";
import { FoldedForm } from "./folded-form.tsx";
import { Part } from "./part.tsx";
import { Refusal } from "./refusal.tsx";
import { useAction } from "./use-action.ts";
import { useFirstField } from "./use-first-field.ts";

type FormProps = { readonly onSent: (email: string) => void; readonly onClose: (said: string) => void };

const EmailForm = ({ onSent, onClose }: FormProps) => {
  const words = useWords(EMAIL_WORDS);
  const client = useTRPCClient();
  const form = useFirstField();
  const change = useAction(
    async (email: string) => {
      await client.security.changeEmail.mutate({ email });
      return email;
    },
    {
      onDone: (email) => {
        onSent(email);
        onClose("");
      },
    },
  );
  const { problem } = change;
  const beside = messageFor(problem, "email", ["email"]);
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    void change.act(formText(event.currentTarget, "email").trim());
  };
  return (
    <form ref={form} className="form" method="post" onSubmit={submit}>
      <Field
        id="new-email"
        name="email"
        label={words.label}
        type="email"
        autoComplete="email"
        autoCapitalize="off"
        spellCheck={false}
        required
        hint={words.hint}
        problem={beside}
        data-testid="new-email"
      />
      {problem !== null && beside === null ? <Refusal problem={problem} /> : null}
      <div className="acts">
        <SubmitButton busy={change.isBusy ? words.sending : null} data-testid="new-email-submit">
          {words.send}
        </SubmitButton>
        <Button onClick={() => onClose("")}>{words.notNow}</Button>
      </div>
    </form>
  );
};

type Props = { readonly view: SecurityView; readonly isOutboxOpen: boolean };

/** The address one logs in with, and another in its place. */
export const EmailPart = ({ view, isOutboxOpen }: Props) => {
  const words = useWords(EMAIL_WORDS);
  const [sentTo, setSentTo] = useState<string | null>(null);
  return (
    <Part name="email">
      <div>
        <p className="breaks">{view.email}</p>
        <div role="status">
          {sentTo === null ? null : (
            <p data-testid="mail-sent">
              {words.sent(<b>{sentTo}</b>)}{" "}
              {isOutboxOpen ? <Link href="/outbox">{words.openOutbox}</Link> : null}
            </p>
          )}
        </div>
      </div>
      <FoldedForm offer={words.change} data-testid="email-begin">
        {(close) => <EmailForm onSent={setSentTo} onClose={close} />}
      </FoldedForm>
    </Part>
  );
};
