import type { ReactNode } from "react";
import { inBoth } from "#domain/language/in-both.ts";

/** The sentence that a breaker is written in, and what its blanks say. */
export const BREAKER_SENTENCE_WORDS = inBoth({
  en: {
    trips: (blanks: { drop: ReactNode; action: ReactNode; cooldown: ReactNode }) => (
      <>
        When the equity of this account is {blanks.drop} below its peak, {blanks.action}, and do not arm again
        for {blanks.cooldown} minutes.
      </>
    ),
    labels: { drop: "Drop", action: "What it does", cooldown: "Rest in minutes" },
    /** What each is called beside a message. */
    fields: { dropBps: "Drop", action: "What it does", cooldownMinutes: "Rest" },
  },
  "pt-BR": {
    trips: ({ drop, action, cooldown }) => (
      <>
        Quando o patrimônio desta conta estiver {drop} abaixo do pico, {action}, e não armar de novo por{" "}
        {cooldown} minutos.
      </>
    ),
    labels: { drop: "Queda", action: "O que ele faz", cooldown: "Descanso em minutos" },
    fields: { dropBps: "Queda", action: "O que ele faz", cooldownMinutes: "Descanso" },
  },
});
