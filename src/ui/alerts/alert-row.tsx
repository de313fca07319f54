"use client";

import type { AlertView } from "#server/trpc/schemas/alerts.ts";
import { useFormat } from "#ui/format/use-format.ts";
import { AskTwice } from "#ui/kit/ask-twice.tsx";
import { Button } from "#ui/kit/button.tsx";
import { Glyph } from "#ui/kit/glyph.tsx";
import { useWords } from "#ui/kit/use-words.ts";
import { ALERT_WORDS } from "./alert-table.ts";
import { alertSentence, alertStanding } from "./alert-words.ts";
import type { AlertActions } from "./use-alert-actions.ts";

type Props = { readonly alert: AlertView; readonly actions: AlertActions };

/** One alert: what it watches for, how it stands, and what can be done about it. */
export const AlertRow = ({ alert, actions }: Props) => {
  const words = useWords(ALERT_WORDS);
  const format = useFormat();
  const isBusy = actions.busy === alert.id;
  return (
    <li className="rule" data-testid="alert">
      <p className="rule-words">{alertSentence(format, alert)}</p>
      <p className="standing dim">
        <Glyph kind={alert.state === "armed" ? "trigger" : "held"} />
        <span data-testid="alert-standing">{alertStanding(format, alert)}</span>
      </p>
      <div className="acts">
        {alert.state === "paused" ? (
          <Button isSmall busy={isBusy ? words.resuming : null} onClick={() => actions.resume(alert)}>
            {words.resume}
          </Button>
        ) : (
          <Button isSmall busy={isBusy ? words.pausing : null} onClick={() => actions.pause(alert)}>
            {words.pause}
          </Button>
        )}
        <AskTwice
          offer={words.end}
          keep={words.keep}
          confirm={words.confirmEnd}
          busy={isBusy ? words.ending : null}
          onConfirm={() => actions.end(alert)}
        />
      </div>
    </li>
  );
};
