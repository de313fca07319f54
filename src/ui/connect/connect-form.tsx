"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { type FormEvent, useState } from "react";
import type { AccountView } from "#server/trpc/schemas/views.ts";
import { messageFor, type Problem, problemOf } from "#ui/api/problem-of.ts";
import { useTRPC } from "#ui/api/trpc.ts";
import { Field } from "#ui/kit/field.tsx";
import { FormError } from "#ui/kit/form-error.tsx";
import { formText } from "#ui/kit/form-text.ts";
import { SubmitButton } from "#ui/kit/submit-button.tsx";

type Network = AccountView["network"];

const NETWORKS: readonly { readonly value: Network; readonly name: string }[] = [
  { value: "paper", name: "Paper: simulated prices, no money" },
  { value: "signet", name: "Signet: LN Markets' test network" },
  { value: "mainnet", name: "Mainnet: real money" },
];

const FIELDS = ["network", "label", "key", "secret", "passphrase"] as const;

const networkOf = (text: string): Network => NETWORKS.find(({ value }) => value === text)?.value ?? "paper";

const readForm = (form: HTMLFormElement) => ({
  network: networkOf(formText(form, "network")),
  label: formText(form, "label").trim(),
  key: formText(form, "key").trim(),
  secret: formText(form, "secret").trim(),
  passphrase: formText(form, "passphrase"),
});

const NetworkChoice = ({ problem }: { readonly problem: string | null }) => (
  <div className="field">
    <label htmlFor="network">Network</label>
    <select
      id="network"
      name="network"
      defaultValue="paper"
      aria-invalid={problem !== null}
      aria-describedby={problem === null ? undefined : "network-problem"}
      data-testid="connect-network"
    >
      {NETWORKS.map(({ value, name }) => (
        <option key={value} value={value}>
          {name}
        </option>
      ))}
    </select>
    {problem === null ? null : <FormError id="network-problem">{problem}</FormError>}
  </div>
);

const SECRETS = [
  { name: "key", label: "API key", type: "text" },
  { name: "secret", label: "API secret", type: "password" },
  { name: "passphrase", label: "API passphrase", type: "password" },
] as const;

/** A key is tested at the exchange before it is stored; a refusal is shown with its reason and stores nothing. */
export const ConnectForm = () => {
  const trpc = useTRPC();
  const client = useQueryClient();
  const router = useRouter();
  const connect = useMutation(trpc.credentials.connect.mutationOptions());
  const [problem, setProblem] = useState<Problem | null>(null);
  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    setProblem(null);
    try {
      await connect.mutateAsync(readForm(event.currentTarget));
    } catch (error) {
      setProblem(problemOf(error));
      return;
    }
    await client.invalidateQueries();
    router.push("/dashboard");
  };
  const general = messageFor(problem, null, FIELDS);
  return (
    <form className="form" method="post" autoComplete="off" onSubmit={(event) => void submit(event)}>
      <NetworkChoice problem={messageFor(problem, "network", FIELDS)} />
      <Field
        id="label"
        name="label"
        label="Name"
        required
        maxLength={60}
        hint="What you call this account."
        problem={messageFor(problem, "label", FIELDS)}
        data-testid="connect-label"
      />
      {SECRETS.map(({ name, label, type }) => (
        <Field
          key={name}
          id={name}
          name={name}
          label={label}
          type={type}
          required
          maxLength={200}
          autoComplete="off"
          spellCheck={false}
          problem={messageFor(problem, name, FIELDS)}
          data-testid={`connect-${name}`}
        />
      ))}
      {general === null ? null : <FormError>{general}</FormError>}
      <SubmitButton
        busy={connect.isPending || connect.isSuccess ? "Testing it at the exchange" : null}
        data-testid="connect-submit"
      >
        Test and connect
      </SubmitButton>
    </form>
  );
};
