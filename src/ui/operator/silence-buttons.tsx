"use client";

import { useState } from "react";
import type { OperatorAlertView } from "#server/trpc/schemas/operating.ts";
import { problemOf } from "#ui/api/problem-of.ts";
import { useTRPCClient } from "#ui/api/trpc.ts";
import { useFormat } from "#ui/format/use-format.ts";
import { Button } from "#ui/kit/button.tsx";
import { FormError } from "#ui/kit/form-error.tsx";
import { useWords } from "#ui/kit/use-words.ts";
import { OPERATOR_ALERT_WORDS } from "./operator-alert-words.ts";
import { useOperatorAlertsChanged } from "./use-operator-alerts.ts";

const HOURS = [1, 8, 24] as const;
type Hours = (typeof HOURS)[number];

/** Keeps a standing alert from being told for a while, or has it told again. */
export const SilenceButtons = ({
  alert,
  now,
}: {
  readonly alert: OperatorAlertView;
  readonly now: number;
}) => {
  const words = useWords(OPERATOR_ALERT_WORDS);
  const format = useFormat();
  const client = useTRPCClient();
  const changed = useOperatorAlertsChanged();
  const [busy, setBusy] = useState<Hours | "tell" | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const silence = async (hours: Hours | null): Promise<void> => {
    setBusy(hours ?? "tell");
    setProblem(null);
    try {
      await client.operator.silence.mutate({ id: alert.id, hours });
      await changed();
    } catch (error) {
      setProblem(problemOf(error).message);
    } finally {
      setBusy(null);
    }
  };
  const { silencedUntil } = alert;
  const isSilent = silencedUntil !== null && Date.parse(silencedUntil) > now;
  return (
    <>
      <div className="acts">
        {isSilent ? (
          <>
            <span className="dim" data-testid="alert-silent">
              {words.silentUntil(format.momentZoned(silencedUntil))}
            </span>
            <Button
              isSmall
              busy={busy === "tell" ? words.saving : null}
              onClick={() => void silence(null)}
              data-testid="alert-tell"
            >
              {words.tell}
            </Button>
          </>
        ) : (
          <>
            <span className="dim">{words.silence}</span>
            {HOURS.map((hours) => (
              <Button
                key={hours}
                isSmall
                aria-label={words.silenceFor(words.hours[hours])}
                busy={busy === hours ? words.saving : null}
                disabled={busy !== null}
                onClick={() => void silence(hours)}
                data-testid={`alert-silence-${hours}`}
              >
                {words.hours[hours]}
              </Button>
            ))}
          </>
        )}
      </div>
      {problem === null ? null : <FormError>{problem}</FormError>}
    </>
  );
};
