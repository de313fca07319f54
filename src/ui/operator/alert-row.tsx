import { RUNBOOKS } from "#domain/operations/runbook-table.ts";
import type { OperatorAlertView } from "#server/trpc/schemas/operating.ts";
import { useFormat } from "#ui/format/use-format.ts";
import { Glyph, type GlyphKind } from "#ui/kit/glyph.tsx";
import { useWords } from "#ui/kit/use-words.ts";
import { alertTimes, alertTitle } from "./alert-words-of.ts";
import { OPERATOR_ALERT_WORDS } from "./operator-alert-words.ts";
import { SilenceButtons } from "./silence-buttons.tsx";

const GLYPHS: Readonly<Record<OperatorAlertView["severity"], GlyphKind>> = {
  warning: "watch",
  danger: "danger",
};

/** What a rule means, what to look at and what to press, folded until somebody asks. */
const RunbookOf = ({ rule }: Pick<OperatorAlertView, "rule">) => {
  const words = useWords(OPERATOR_ALERT_WORDS);
  const { means, look, press } = useWords(RUNBOOKS)[rule];
  return (
    <details className="runbook" data-testid="runbook">
      <summary>{words.runbook}</summary>
      <dl>
        <dt>{words.means}</dt>
        <dd>{means}</dd>
        <dt>{words.look}</dt>
        <dd>{look}</dd>
        <dt>{words.press}</dt>
        <dd>{press}</dd>
      </dl>
      <p className="label">{words.inRepository(`docs/runbooks/${rule}.md`)}</p>
    </details>
  );
};

/** One alert: how grave, what, since when, what to do about it, and the way to silence it while it stands. */
export const AlertRow = ({ alert, now }: { readonly alert: OperatorAlertView; readonly now: number }) => {
  const format = useFormat();
  const isOver = alert.clearedAt !== null;
  return (
    <article
      className={isOver ? "operator-alert over" : "operator-alert"}
      data-testid={isOver ? "alert-over" : "alert-standing"}
    >
      <Glyph kind={isOver ? "event" : GLYPHS[alert.severity]} />
      <div>
        <b>{alertTitle(format, alert)}</b>
        <div className="sub">{alertTimes(format, alert, now)}</div>
        <div className="sub" lang="en">
          {alert.detail}
        </div>
        {isOver ? null : <SilenceButtons alert={alert} now={now} />}
        <RunbookOf rule={alert.rule} />
      </div>
    </article>
  );
};
