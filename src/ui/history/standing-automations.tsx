"use client";

import { useState } from "react";
import type { AutomationHistoryView } from "#server/trpc/schemas/automation-history.ts";
import { useTRPCClient } from "#ui/api/trpc.ts";
import { AskTwice } from "#ui/kit/ask-twice.tsx";
import { Glyph } from "#ui/kit/glyph.tsx";
import { useWords } from "#ui/kit/use-words.ts";
import { Refusal } from "#ui/security/refusal.tsx";
import { useAction } from "#ui/security/use-action.ts";
import { CopyForm } from "./copy-form.tsx";
import { HISTORY_WORDS } from "./history-words.ts";
import { SUBJECT_WORDS } from "./subject-words.ts";
import { type OnSubject, useReread } from "./use-history.ts";

type Automation = AutomationHistoryView["automations"][number];

type DeleteProps = {
  readonly automation: Automation;
  readonly onDeleted: (name: string, left: string) => void;
};

const Delete = ({ automation: { id, name, ifDeleted: left }, onDeleted }: DeleteProps) => {
  const words = useWords(HISTORY_WORDS).standing;
  const client = useTRPCClient();
  const reread = useReread();
  const { act, isBusy, problem } = useAction(() => client.automations.delete.mutate({ id }), {
    onDone: async (deleted) => {
      onDeleted(name, deleted.left);
      await reread();
    },
  });
  if (left.isRefused) return <p className="dim refused">{left.words}</p>;
  return (
    <>
      <AskTwice
        offer={words.delete(name)}
        cost={left.words}
        keep={words.keep}
        confirm={words.confirm}
        busy={isBusy ? words.deleting : null}
        onConfirm={() => act(undefined)}
        data-testid="delete-automation"
      />
      {problem === null ? null : <Refusal problem={problem} />}
    </>
  );
};

type Props = { readonly automations: readonly Automation[]; readonly on: OnSubject };

/** As a line of its own. */
const sentence = (words: string): string => `${words.charAt(0).toUpperCase()}${words.slice(1)}.`;

/** What stands on the subject now, and what can be done to it as a whole. */
export const StandingAutomations = ({ automations, on }: Props) => {
  const words = useWords(HISTORY_WORDS).standing;
  const subjects = useWords(SUBJECT_WORDS);
  const [told, setTold] = useState("");
  return (
    <section className="chapter" aria-labelledby="standing-title">
      <h2 id="standing-title">{words.title}</h2>
      {automations.length === 0 ? <p className="dim">{subjects[on.subject.on].nothing}</p> : null}
      <p className="hint" role="status" data-testid="deleted-told">
        {told}
      </p>
      {automations.map((automation) => (
        <article key={automation.id} className="one" data-testid={`standing-${automation.kind}`}>
          <h3>
            <Glyph kind={automation.state === "armed" ? "trigger" : "held"} /> {automation.name}
            <span className="dim"> {words.state[automation.state](automation.version)}</span>
          </h3>
          {automation.about === null ? null : <p className="sub">{sentence(automation.about)}</p>}
          <div className="does">
            <CopyForm automation={automation} on={on} />
            <Delete automation={automation} onDeleted={(name, left) => setTold(words.deleted(name, left))} />
          </div>
        </article>
      ))}
    </section>
  );
};
