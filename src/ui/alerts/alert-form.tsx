"use client";

import { useState } from "react";
import { Button } from "#ui/kit/button.tsx";
import { Refusal } from "#ui/security/refusal.tsx";
import { type AlertDraft, type AlertDraftMistake, EMPTY_ALERT, readAlert } from "./alert-draft.ts";
import { AlertSentence } from "./alert-sentence.tsx";
import type { AlertActions } from "./use-alert-actions.ts";

/** A blank that nobody filled in is no mistake until the alert is to be armed. */
const shownMistakes = (draft: AlertDraft, hasTried: boolean): readonly AlertDraftMistake[] => {
  const read = readAlert(draft);
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
  const [draft, setDraft] = useState(EMPTY_ALERT);
  const [hasTried, setTried] = useState(false);
  const arm = () => {
    setTried(true);
    const read = readAlert(draft);
    if (!read.ok) return;
    actions.arm(read.form, () => {
      setDraft(EMPTY_ALERT);
      setTried(false);
    });
  };
  return (
    <form
      className="rule-form"
      aria-label="Another alert"
      onSubmit={(event) => {
        event.preventDefault();
        arm();
      }}
    >
      <AlertSentence
        draft={draft}
        mistakes={shownMistakes(draft, hasTried)}
        onChange={(changed) => {
          if (actions.problem !== null) actions.clearProblem();
          setDraft(changed);
        }}
      />
      {actions.problem === null ? null : <Refusal problem={actions.problem} />}
      <div className="acts">
        <Button
          look="primary"
          busy={actions.busy === "new" ? "Arming" : null}
          onClick={arm}
          data-testid="alert-arm"
        >
          Arm the alert
        </Button>
      </div>
    </form>
  );
};
