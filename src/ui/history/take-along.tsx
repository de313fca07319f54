"use client";

import { useTRPCClient } from "#ui/api/trpc.ts";
import { Button } from "#ui/kit/button.tsx";
import { Refusal } from "#ui/security/refusal.tsx";
import { useAction } from "#ui/security/use-action.ts";
import { ImportForm } from "./import-form.tsx";
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
      <h2 id="along-title">Export and import</h2>
      <p className="dim">{SUBJECT_WORDS[on.subject.on].file}</p>
      <div className="acts">
        <Button
          busy={isBusy ? "Exporting" : null}
          onClick={() => void act(undefined)}
          data-testid="export-automations"
        >
          Export to a file
        </Button>
      </div>
      {problem === null ? null : <Refusal problem={problem} />}
      <ImportForm on={on} />
    </section>
  );
};
