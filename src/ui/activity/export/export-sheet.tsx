"use client";

import { useQuery } from "@tanstack/react-query";
import { figures } from "#domain/notifications/figures.ts";
import type { AccountView } from "#server/trpc/schemas/views.ts";
import { readProblemOf } from "#ui/api/problem-of.ts";
import { useTRPC } from "#ui/api/trpc.ts";
import { Button } from "#ui/kit/button.tsx";
import { Dialog } from "#ui/kit/dialog.tsx";
import { FormError } from "#ui/kit/form-error.tsx";
import { useLocale, useWords } from "#ui/kit/use-words.ts";
import { ExportForm } from "./export-form.tsx";
import { ExportResult } from "./export-result.tsx";
import { EXPORT_WORDS } from "./export-words.ts";
import type { Progress } from "./gather-ledger.ts";
import { useExport } from "./use-export.ts";

const Reading = ({ progress, onStop }: { readonly progress: Progress; readonly onStop: () => void }) => {
  const words = useWords(EXPORT_WORDS);
  const f = figures(useLocale());
  const { entries, waits } = progress;
  return (
    <>
      <p role="status" data-testid="export-progress">
        {words.entries(entries, f.number(entries))} {waits === 0 ? null : words.waiting(waits)}
      </p>
      <div className="acts">
        <Button onClick={onStop}>{words.stop}</Button>
      </div>
    </>
  );
};

type Props = { readonly onClose: () => void };

const Steps = ({ accounts, onClose }: Props & { readonly accounts: readonly AccountView[] }) => {
  const { state, start, stop } = useExport();
  switch (state.kind) {
    case "form":
      return (
        <ExportForm
          accounts={accounts}
          problem={state.problem}
          onStart={(account, days) => void start(account, days)}
          onClose={onClose}
        />
      );
    case "reading":
      return <Reading progress={state.progress} onStop={stop} />;
    case "done":
      return <ExportResult file={state.file} onAgain={stop} onClose={onClose} />;
  }
};

/** An account's history as a file, from the question to the link. */
export const ExportSheet = ({ onClose }: Props) => {
  const words = useWords(EXPORT_WORDS);
  const trpc = useTRPC();
  const accounts = useQuery(trpc.credentials.list.queryOptions());
  const isEmpty = accounts.isSuccess && accounts.data.length === 0;
  return (
    <Dialog title={words.title} onClose={onClose}>
      {accounts.isPending ? <p className="dim">{words.readingAccounts}</p> : null}
      {accounts.isError ? <FormError>{readProblemOf(accounts.error)}</FormError> : null}
      {isEmpty ? <p>{words.noAccounts}</p> : null}
      {accounts.isSuccess && !isEmpty ? (
        <Steps accounts={accounts.data} onClose={onClose} />
      ) : (
        <div className="acts">
          <Button onClick={onClose}>{words.close}</Button>
        </div>
      )}
    </Dialog>
  );
};
