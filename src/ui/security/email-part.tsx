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
import { FoldedForm } from "./folded-form.tsx";
import { Part } from "./part.tsx";
import { Refusal } from "./refusal.tsx";
import { useAction } from "./use-action.ts";
import { useFirstField } from "./use-first-field.ts";

type FormProps = { readonly onSent: (email: string) => void; readonly onClose: (said: string) => void };

const EmailForm = ({ onSent, onClose }: FormProps) => {
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
        label="New e-mail"
        type="email"
        autoComplete="email"
        autoCapitalize="off"
        spellCheck={false}
        required
        hint="We send a link there. Until it is followed, nothing changes."
        problem={beside}
        data-testid="new-email"
      />
      {problem !== null && beside === null ? <Refusal problem={problem} /> : null}
      <div className="acts">
        <SubmitButton busy={change.isBusy ? "Sending the link" : null} data-testid="new-email-submit">
          Send the link
        </SubmitButton>
        <Button onClick={() => onClose("")}>Not now</Button>
      </div>
    </form>
  );
};

type Props = { readonly view: SecurityView; readonly isOutboxOpen: boolean };

/** The address one logs in with, and another in its place. */
export const EmailPart = ({ view, isOutboxOpen }: Props) => {
  const [sentTo, setSentTo] = useState<string | null>(null);
  return (
    <Part name="email">
      <div>
        <p className="breaks">{view.email}</p>
        <div role="status">
          {sentTo === null ? null : (
            <p data-testid="mail-sent">
              We sent a link to <b>{sentTo}</b>. It becomes your address when you follow it.{" "}
              {isOutboxOpen ? <Link href="/outbox">Open the outbox</Link> : null}
            </p>
          )}
        </div>
      </div>
      <FoldedForm offer="Change the address" data-testid="email-begin">
        {(close) => <EmailForm onSent={setSentTo} onClose={close} />}
      </FoldedForm>
    </Part>
  );
};
