"use client";

import { useQueryClient } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { type FormEvent, useState } from "react";
import { messageFor } from "#ui/api/problem-of.ts";
import { useTRPCClient } from "#ui/api/trpc.ts";
import { Field } from "#ui/kit/field.tsx";
import { formText } from "#ui/kit/form-text.ts";
import { SubmitButton } from "#ui/kit/submit-button.tsx";
import { useCountdown } from "#ui/kit/use-countdown.ts";
import { useWords } from "#ui/kit/use-words.ts";
import { Refusal } from "#ui/security/refusal.tsx";
import { useAction } from "#ui/security/use-action.ts";
import { CONNECT_WORDS } from "./connect-words.tsx";
import { type Network, NetworkChoice, networkOf } from "./network-choice.tsx";
import { readSecrets, SecretFields } from "./secret-fields.tsx";

const FIELDS = ["network", "label", "key", "secret", "passphrase"] as const;

const readForm = (form: HTMLFormElement) => ({
  network: networkOf(formText(form, "network")),
  label: formText(form, "label").trim(),
  ...readSecrets(form),
});

/** A key is tested at the exchange before it is stored; a refusal is shown with its reason and stores nothing. */
export const ConnectForm = ({ next = "/dashboard" }: { readonly next?: string }) => {
  const words = useWords(CONNECT_WORDS);
  const client = useTRPCClient();
  const queries = useQueryClient();
  const router = useRouter();
  const [network, setNetwork] = useState<Network>("paper");
  const [isConnected, setConnected] = useState(false);
  const connect = useAction(
    (input: ReturnType<typeof readForm>) => client.credentials.connect.mutate(input),
    {
      onDone: async () => {
        setConnected(true);
        await queries.invalidateQueries();
        router.push(next);
      },
    },
  );
  const { problem } = connect;
  // A refusal with a way to go is shown whole, wherever it belongs.
  const general = problem?.reason === null ? messageFor(problem, null, FIELDS) : (problem?.message ?? null);
  const beside = problem?.reason === null ? problem : null;
  const isWaiting = useCountdown(problem, problem?.retryAfter ?? null) > 0;
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    void connect.act(readForm(event.currentTarget));
  };
  return (
    <form className="form" method="post" autoComplete="off" onSubmit={submit}>
      <NetworkChoice
        network={network}
        onChange={setNetwork}
        problem={messageFor(beside, "network", FIELDS)}
      />
      <Field
        id="label"
        name="label"
        label={words.name}
        required
        maxLength={60}
        hint={words.nameHint}
        problem={messageFor(beside, "label", FIELDS)}
        data-testid="connect-label"
      />
      <SecretFields name="connect" problem={beside} fields={FIELDS} />
      {problem === null || general === null ? null : <Refusal problem={problem} />}
      <SubmitButton
        busy={connect.isBusy || isConnected ? words.sending : null}
        isWaiting={isWaiting && problem?.reason === null}
        data-testid="connect-submit"
      >
        {words.send}
      </SubmitButton>
    </form>
  );
};
