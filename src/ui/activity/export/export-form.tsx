"use client";

import { type FormEvent, useState } from "react";
import type { AccountView } from "#server/trpc/schemas/views.ts";
import { Button } from "#ui/kit/button.tsx";
import { Field } from "#ui/kit/field.tsx";
import { FormError } from "#ui/kit/form-error.tsx";
import { SubmitButton } from "#ui/kit/submit-button.tsx";
import { useWords } from "#ui/kit/use-words.ts";
import { EXPORT_WORDS } from "./export-words.ts";
import type { Days } from "./ledger-file.ts";

type Props = {
  readonly accounts: readonly AccountView[];
  readonly problem: string | null;
  readonly onStart: (account: AccountView, days: Days) => void;
  readonly onClose: () => void;
};

const Accounts = ({ accounts }: { readonly accounts: readonly AccountView[] }) => {
  const words = useWords(EXPORT_WORDS);
  return (
    <div className="field">
      <label htmlFor="export-account">{words.account}</label>
      <select id="export-account" name="account" data-testid="export-account">
        {accounts.map(({ id, label, network }) => (
          <option key={id} value={id}>
            {`${label} (${network})`}
          </option>
        ))}
      </select>
    </div>
  );
};

/** Asks whose history and of which days; left alone it is everything. */
export const ExportForm = ({ accounts, problem, onStart, onClose }: Props) => {
  const words = useWords(EXPORT_WORDS);
  const [wrong, setWrong] = useState<string | null>(null);
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const days = { from: String(form.get("from")), to: String(form.get("to")) };
    const account = accounts.find(({ id }) => id === form.get("account"));
    const isWrong = days.from !== "" && days.to !== "" && days.from > days.to;
    setWrong(isWrong ? words.wrongWay : null);
    if (!isWrong && account !== undefined) onStart(account, days);
  };
  return (
    <form className="form" onSubmit={submit} noValidate>
      <p className="dim">{words.what}</p>
      <p className="dim">{words.sums}</p>
      <Accounts accounts={accounts} />
      <Field id="export-from" name="from" type="date" label={words.from} problem={wrong} />
      <Field id="export-to" name="to" type="date" label={words.to} hint={words.wholeHint} />
      {problem === null ? null : <FormError>{problem}</FormError>}
      <div className="acts">
        <SubmitButton busy={null} data-testid="export-start">
          {words.start}
        </SubmitButton>
        <Button onClick={onClose}>{words.close}</Button>
      </div>
    </form>
  );
};
