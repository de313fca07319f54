"use client";

import { useQueryClient } from "@tanstack/react-query";
import type { FormEvent } from "react";
import type { AccountView } from "#server/trpc/schemas/views.ts";
import { messageFor } from "#ui/api/problem-of.ts";
import { useTRPCClient } from "#ui/api/trpc.ts";
import { Button } from "#ui/kit/button.tsx";
import { Field } from "#ui/kit/field.tsx";
import { formText } from "#ui/kit/form-text.ts";
import { SubmitButton } from "#ui/kit/submit-button.tsx";
import { useWords } from "#ui/kit/use-words.ts";
import { Refusal } from "#ui/security/refusal.tsx";
import { useAction } from "#ui/security/use-action.ts";
import { useFirstField } from "#ui/security/use-first-field.ts";
import { offerUndo } from "#ui/undo/undo-offer.ts";
import { UNDO_WORDS } from "#ui/undo/undo-words.ts";
import { KEY_WORDS } from "./key-words.ts";

type Props = { readonly account: AccountView; readonly onClose: (said: string) => void };

/** What the trader calls the account. */
export const RenameKey = ({ account, onClose }: Props) => {
  const undoing = useWords(UNDO_WORDS);
  const { renaming } = useWords(KEY_WORDS);
  const client = useTRPCClient();
  const queries = useQueryClient();
  const form = useFirstField();
  const rename = useAction((label: string) => client.credentials.rename.mutate({ id: account.id, label }), {
    onDone: async ({ label }) => {
      await queries.invalidateQueries();
      onClose(renaming.done(label));
      if (label === account.label) return;
      offerUndo({
        said: undoing.renamed(label),
        undo: async () => {
          await client.credentials.rename.mutate({ id: account.id, label: account.label });
          await queries.invalidateQueries();
        },
      });
    },
  });
  const { problem } = rename;
  const beside = messageFor(problem, "label", ["label"]);
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    void rename.act(formText(event.currentTarget, "label").trim());
  };
  return (
    <form ref={form} className="form key-form" method="post" autoComplete="off" onSubmit={submit}>
      <Field
        id={`rename-${account.id}`}
        name="label"
        label={renaming.name}
        required
        maxLength={60}
        defaultValue={account.label}
        autoComplete="off"
        problem={beside}
        data-testid="rename-label"
      />
      {problem !== null && beside === null ? <Refusal problem={problem} /> : null}
      <div className="acts">
        <SubmitButton busy={rename.isBusy ? renaming.busy : null} data-testid="rename-submit">
          {renaming.send}
        </SubmitButton>
        <Button onClick={() => onClose("")}>{renaming.notNow}</Button>
      </div>
    </form>
  );
};
