"use client";

import { useQueryClient } from "@tanstack/react-query";
import type { FormEvent } from "react";
import type { AccountView } from "#server/trpc/schemas/views.ts";
import { messageFor } from "#ui/api/problem-of.ts";
import { useTRPCClient } from "#ui/api/trpc.ts";
import { Button } from "#ui/kit/button.tsx";
import { SubmitButton } from "#ui/kit/submit-button.tsx";
import { useWords } from "#ui/kit/use-words.ts";
import { Refusal } from "#ui/security/refusal.tsx";
import { useAction } from "#ui/security/use-action.ts";
import { useFirstField } from "#ui/security/use-first-field.ts";
import { KEY_WORDS } from "./key-words.ts";
import { readSecrets, SecretFields } from "./secret-fields.tsx";

const FIELDS = ["key", "secret", "passphrase"] as const;

type Props = { readonly account: AccountView; readonly onClose: (said: string) => void };
type Secrets = ReturnType<typeof readSecrets>;

/** Another key of the same exchange account, without a gap in protection. */
export const ReplaceKey = ({ account, onClose }: Props) => {
  const { replacing } = useWords(KEY_WORDS);
  const client = useTRPCClient();
  const queries = useQueryClient();
  const form = useFirstField();
  const replace = useAction(
    (secrets: Secrets) => client.credentials.replace.mutate({ id: account.id, ...secrets }),
    {
      onDone: async ({ keyLastFour }) => {
        await queries.invalidateQueries();
        onClose(replacing.done(keyLastFour));
      },
    },
  );
  const { problem } = replace;
  const isBeside = messageFor(problem, null, FIELDS) === null;
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    void replace.act(readSecrets(event.currentTarget));
  };
  return (
    <form ref={form} className="form key-form" method="post" autoComplete="off" onSubmit={submit}>
      <h3>{replacing.title(account.label)}</h3>
      <p className="dim">{replacing.what}</p>
      <SecretFields name="replace" problem={problem} fields={FIELDS} />
      {problem !== null && !isBeside ? <Refusal problem={problem} /> : null}
      <div className="acts">
        <SubmitButton busy={replace.isBusy ? replacing.busy : null} data-testid="replace-submit">
          {replacing.send}
        </SubmitButton>
        <Button onClick={() => onClose("")}>{replacing.keep}</Button>
      </div>
    </form>
  );
};
