"use client";

import type { FormEvent } from "react";
import { messageFor } from "#ui/api/problem-of.ts";
import { useTRPCClient } from "#ui/api/trpc.ts";
import { Button } from "#ui/kit/button.tsx";
import { Field } from "#ui/kit/field.tsx";
import { formText } from "#ui/kit/form-text.ts";
import { SubmitButton } from "#ui/kit/submit-button.tsx";
import { makePasskey } from "./ask-passkey.ts";
import { FoldedForm } from "./folded-form.tsx";
import { Refusal } from "./refusal.tsx";
import { useAction } from "./use-action.ts";
import { useFirstField } from "./use-first-field.ts";
import { useSecurityChanged } from "./use-security.ts";

const FIELDS = ["label"] as const;

/** The name first, so that two passkeys can be told apart; then the browser asks for the rest. */
const PasskeyForm = ({ onClose }: { readonly onClose: (said: string) => void }) => {
  const client = useTRPCClient();
  const changed = useSecurityChanged();
  const form = useFirstField();
  const add = useAction(
    async (label: string) => {
      const request = await client.security.beginPasskey.mutate();
      const response = await makePasskey(request);
      return await client.security.addPasskey.mutate({ challenge: request.challenge, label, response });
    },
    {
      onDone: ({ label }) => {
        changed();
        onClose(`${label} is added.`);
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
        label="Name"
        hint="What you call the device, such as Phone or Blue key."
        required
        maxLength={60}
        autoComplete="off"
        problem={beside}
        data-testid="passkey-label"
      />
      {problem !== null && beside === null ? <Refusal problem={problem} /> : null}
      <div className="acts">
        <SubmitButton busy={add.isBusy ? "Waiting for your device" : null} data-testid="passkey-add">
          Make the passkey
        </SubmitButton>
        <Button onClick={() => onClose("")}>Not now</Button>
      </div>
    </form>
  );
};

/** One more passkey, made on this device or on one near it. */
export const AddPasskey = () => (
  <FoldedForm offer="Add a passkey" data-testid="passkey-begin">
    {(close) => <PasskeyForm onClose={close} />}
  </FoldedForm>
);
