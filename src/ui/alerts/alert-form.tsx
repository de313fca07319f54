"use client";

import { useState } from "react";
import type { Format } from "#ui/format/format.ts";
import { useFormat } from "#ui/format/use-format.ts";
import { Button } from "#ui/kit/button.tsx";
import { useWords } from "#ui/kit/use-words.ts";
import { Refusal } from "#ui/security/refusal.tsx";
import { type AlertDraft, type AlertDraftMistake, EMPTY_ALERT, readAlert } from "./alert-draft.ts";
import { AlertSentence } from "./alert-sentence.tsx";
import { ALERT_WORDS } from "./alert-table.ts";
import type { AlertActions } from "./use-alert-actions.ts";

/** A blank that nobody filled in is no mistake until the alert is to be armed. */
const shownMistakes = (
  format: Format,
  draft: AlertDraft,
  hasTried: boolean,
): readonly AlertDraftMistake[] => {
  const read = readAlert(format, draft);
  if (read.ok) return [];
  const texts = {
    price: draft.price,
    bps: draft.bps,
    withinMinutes: draft.within,
    restMinutes: draft.rest,
  };
  return read.mistakes.filter(({ field }) => hasTried || texts[field].trim() !== "");
};

/** Another alert, as a sentence. */
export const AlertForm = ({ actions }: { readonly actions: AlertActions }) => {
  const words = useWords(ALERT_WORDS);
  const format = useFormat();
  const [draft, setDraft] = useState(EMPTY_ALERT);
  const [hasTried, setTried] = useState(false);
  const arm = () => {
    setTried(true);
    const read = readAlert(format, draft);
    if (!read.ok) return;
    actions.arm(read.form, () => {
      setDraft(EMPTY_ALERT);
      setTried(false);
    });
  };
  return (
    <form
      className="rule-form"
      aria-label={words.another}
      onSubmit={(event) => {
        event.preventDefault();
        arm();
      }}
    >
      <AlertSentence
        draft={draft}
        mistakes={shownMistakes(format, draft, hasTried)}
        onChange={(changed) => {
          if (actions.problem !== null) actions.clearProblem();
          setDraft(changed);
        }}
      />
      {actions.problem === null ? null : <Refusal problem={actions.problem} />}
      <div className="acts">
        <Button
          look="primary"
          busy={actions.busy === "new" ? words.arming : null}
          onClick={arm}
          data-testid="alert-arm"
        >
          {words.arm}
        </Button>
      </div>
    </form>
  );
};
