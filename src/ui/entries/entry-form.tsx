"use client";

import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import type { EntryPreviewView, EntryView, EntryForm as Form } from "#server/trpc/schemas/entries.ts";
import { useTRPC } from "#ui/api/trpc.ts";
import { useFormPreview } from "#ui/api/use-form-preview.ts";
import { useFormat } from "#ui/format/use-format.ts";
import { Button } from "#ui/kit/button.tsx";
import { FormError } from "#ui/kit/form-error.tsx";
import { useWords } from "#ui/kit/use-words.ts";
import { Refusal } from "#ui/security/refusal.tsx";
import { draftOfEntry, EMPTY_ENTRY, type EntryDraft } from "./entry-draft.ts";
import { EntryPreview } from "./entry-preview.tsx";
import { EntrySentence } from "./entry-sentence.tsx";
import { ENTRY_WORDS } from "./entry-table.ts";
import { type EntryDraftMistake, type EntryField, readEntry } from "./read-entry.ts";
import type { EntryActions } from "./use-entry-actions.ts";

const POLL_MS = 5_000;

type Props = {
  readonly accountId: string;
  /** The entry that is changed; null for another one. */
  readonly entry: EntryView | null;
  readonly actions: EntryActions;
  readonly onDone: () => void;
};

/** The server's reckoning of what is written, once the typing pauses; null while there is none of these very settings. */
const useEntryPreview = (accountId: string, form: Form | null) => {
  const trpc = useTRPC();
  const { options, seen } = useFormPreview(form, POLL_MS);
  const input = { accountId, entry: form as Form };
  return seen<EntryPreviewView>(useQuery(trpc.entries.preview.queryOptions(input, options)));
};

const MISTAKEN_FIELDS = new Set<string>([
  "side",
  "when",
  "size",
  "leverage",
  "guard",
  "stopLoss",
  "takeProfit",
  "budget",
  "expiresAt",
  "quietHours",
  "maxEntries",
] satisfies readonly EntryField[]);

const isField = (field: string): field is EntryField => MISTAKEN_FIELDS.has(field);

/** What the rules say of settings that can be read, by the part it is about. */
const ruleMistakes = (
  mistakes: readonly { readonly field: string; readonly message: string }[],
): readonly EntryDraftMistake[] =>
  mistakes.flatMap(({ field, message }) => (isField(field) ? [{ field, message }] : []));

/** The settings of an entry as a sentence, and what they would do. */
export const EntryForm = ({ accountId, entry, actions, onDone }: Props) => {
  const words = useWords(ENTRY_WORDS);
  const format = useFormat();
  const [draft, setDraft] = useState<EntryDraft>(() =>
    entry === null ? EMPTY_ENTRY : draftOfEntry(format, entry.entry),
  );
  const [hasTried, setTried] = useState(false);
  const read = readEntry(format, draft);
  const form = read.ok ? read.form : null;
  const { preview, problem } = useEntryPreview(accountId, form);
  const unread = read.ok || !hasTried ? [] : read.mistakes;
  const mistakes = preview === null ? unread : ruleMistakes(preview.mistakes);
  const isChanging = entry !== null;
  const arm = () => {
    setTried(true);
    if (form === null || mistakes.length > 0) return;
    actions.arm(entry?.id ?? null, form, () => {
      setDraft(EMPTY_ENTRY);
      setTried(false);
      onDone();
    });
  };
  return (
    <form
      className="rule-form"
      aria-label={isChanging ? words.changeTitle : words.another}
      onSubmit={(event) => {
        event.preventDefault();
        arm();
      }}
    >
      <h2>{isChanging ? words.changeTitle : words.another}</h2>
      <EntrySentence
        draft={draft}
        mistakes={mistakes}
        onChange={(change) => {
          if (actions.problem !== null) actions.clearProblem();
          setDraft({ ...draft, ...change });
        }}
      />
      {form === null || preview === null ? null : <EntryPreview form={form} preview={preview} />}
      {problem === null ? null : <FormError>{problem}</FormError>}
      {actions.problem === null ? null : <Refusal problem={actions.problem} />}
      <p className="hint" role="status">
        {actions.isConfirmed ? words.confirmed : ""}
      </p>
      <div className="acts">
        <Button
          look="primary"
          busy={actions.busy === (entry?.id ?? "new") ? words.arming : null}
          onClick={arm}
          data-testid="entry-arm"
        >
          {isChanging ? words.armChanges : words.arm}
        </Button>
        {isChanging ? <Button onClick={onDone}>{words.leave}</Button> : null}
      </div>
    </form>
  );
};
