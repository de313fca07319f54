"use client";

import { useTRPCClient } from "#ui/api/trpc.ts";
import { Button } from "#ui/kit/button.tsx";
import { useWords } from "#ui/kit/use-words.ts";
import { Refusal } from "#ui/security/refusal.tsx";
import { useAction } from "#ui/security/use-action.ts";
import { ImportForm } from "./import-form.tsx";
import { IMPORT_WORDS } from "./import-words.ts";
import { SUBJECT_WORDS } from "./subject-words.ts";
import type { OnSubject } from "./use-history.ts";

type Props = { readonly on: OnSubject };

/** Gives the browser a file to keep. */
const saveFile = (name: string, text: string): void => {
  const url = URL.createObjectURL(new Blob([text], { type: "application/json" }));
  const link = document.createElement("a");
  link.href = url;
  link.download = name;
  link.click();
  URL.revokeObjectURL(url);
};

/** Automations as a file: out of here, and in from elsewhere. */
export const TakeAlong = ({ on }: Props) => {
  const words = useWords(IMPORT_WORDS);
  const subjects = useWords(SUBJECT_WORDS);
  const client = useTRPCClient();
  const { act, isBusy, problem } = useAction(() => client.automations.export.query(on), {
    onDone: (document) =>
      saveFile(
        `axisor-automations-${document.exportedAt.slice(0, 10)}.json`,
        `${JSON.stringify(document, null, 2)}\n`,
      ),
  });
  return (
    <section className="chapter" aria-labelledby="along-title">
      <h2 id="along-title">{words.along}</h2>
      <p className="dim">{subjects[on.subject.on].file}</p>
      <div className="acts">
        <Button
          busy={isBusy ? words.exporting : null}
          onClick={() => void act(undefined)}
          data-testid="export-automations"
        >
          {words.exportIt}
        </Button>
      </div>
      {problem === null ? null : <Refusal problem={problem} />}
      <ImportForm on={on} />
    </section>
  );
};
