"use client";

import type { AlertView } from "#server/trpc/schemas/alerts.ts";
import { AskTwice } from "#ui/kit/ask-twice.tsx";
import { Button } from "#ui/kit/button.tsx";
import { Glyph } from "#ui/kit/glyph.tsx";
import { alertSentence, alertStanding } from "./alert-words.ts";
import type { AlertActions } from "./use-alert-actions.ts";

type Props = { readonly alert: AlertView; readonly actions: AlertActions };

/** One alert: what it watches for, how it stands, and what can be done about it. */
export const AlertRow = ({ alert, actions }: Props) => {
  const isBusy = actions.busy === alert.id;
  return (
    <li className="rule" data-testid="alert">
      <p className="rule-words">{alertSentence(alert)}</p>
      <p className="standing dim">
        <Glyph kind={alert.state === "armed" ? "trigger" : "held"} />
        <span data-testid="alert-standing">{alertStanding(alert)}</span>
      </p>
      <div className="acts">
        {alert.state === "paused" ? (
          <Button isSmall busy={isBusy ? "Resuming" : null} onClick={() => actions.resume(alert)}>
            Resume
          </Button>
        ) : (
          <Button isSmall busy={isBusy ? "Pausing" : null} onClick={() => actions.pause(alert)}>
            Pause
          </Button>
        )}
        <AskTwice
          offer="End"
          keep="Keep it"
          confirm="End this alert"
          busy={isBusy ? "Ending" : null}
          onConfirm={() => actions.end(alert)}
        />
      </div>
    </li>
  );
};
