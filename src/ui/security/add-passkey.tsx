"use client";

import type { FormEvent } from "react";
import { messageFor } from "#ui/api/problem-of.ts";
import { useTRPCClient } from "#ui/api/trpc.ts";
import { Button } from "#ui/kit/button.tsx";
import { Field } from "#ui/kit/field.tsx";
import { formText } from "#ui/kit/form-text.ts";
import { SubmitButton } from "#ui/kit/submit-button.tsx";
import { useWords } from "#ui/kit/use-words.ts";
import { makePasskey } from "./ask-passkey.ts";
import { FoldedForm } from "./folded-form.tsx";
import { PASSKEY_WORDS } from "./passkey-words.ts";
import { Refusal } from "./refusal.tsx";
import { useAction } from "./use-action.ts";
import { useFirstField } from "./use-first-field.ts";
import { useSecurityChanged } from "./use-security.ts";

const FIELDS = ["label"] as const;

/** The name first, so that two passkeys can be told apart; then the browser asks for the rest. */
const PasskeyForm = ({ onClose }: { readonly onClose: (said: string) => void }) => {
  const { adding, problems } = useWords(PASSKEY_WORDS);
  const client = useTRPCClient();
  const changed = useSecurityChanged();
  const form = useFirstField();
  const add = useAction(
    async (label: string) => {
      const request = await client.security.beginPasskey.mutate();
      const response = await makePasskey(problems, request);
      return await client.security.addPasskey.mutate({ challenge: request.challenge, label, response });
    },
    {
      onDone: ({ label }) => {
        changed();
        onClose(adding.done(label));
      },
    },
  );
  const { problem } = add;
  const beside = messageFor(problem, "label", FIELDS);
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    void add.act(formText(event.currentTarget, "label").trim());
  };
  return (
    <form ref={form} className="form" method="post" onSubmit={submit}>
      <Field
        id="passkey-label"
        name="label"
        label={adding.name}
        hint={adding.hint}
        required
        maxLength={60}
        autoComplete="off"
        problem={beside}
        data-testid="passkey-label"
      />
      {problem !== null && beside === null ? <Refusal problem={problem} /> : null}
      <div className="acts">
        <SubmitButton busy={add.isBusy ? adding.busy : null} data-testid="passkey-add">
          {adding.make}
        </SubmitButton>
        <Button onClick={() => onClose("")}>{adding.notNow}</Button>
      </div>
    </form>
  );
};

/** One more passkey, made on this device or on one near it. */
export const AddPasskey = () => {
  const { adding } = useWords(PASSKEY_WORDS);
  return (
    <FoldedForm offer={adding.offer} data-testid="passkey-begin">
      {(close) => <PasskeyForm onClose={close} />}
    </FoldedForm>
  );
};
