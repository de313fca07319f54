import type { AlertCondition } from "../../automations/alerts/price-alert.ts";
import type { AutoEntryConfig } from "../../automations/entries/auto-entry.ts";
import { AUTOMATION_NAMES } from "../../automations/history/automation-settings.ts";
import { inBoth } from "../../language/in-both.ts";
import type { Locale } from "../../language/locale.ts";
import type { Side } from "../../position/side.ts";
import type { PriceHalfUsd, Usd } from "../../units.ts";
import { figures } from "../figures.ts";
import { alertWatches } from "../rule-receipt-words.ts";
import { SUBJECT_WORDS } from "../subject-words.ts";
import { entryWhen } from "./entry-waits.ts";
import type { Asking } from "./why-not-words.ts";

const WORDS = inBoth({
  en: {
    ofAccount: (name: string, label: string) => `${name}, ${label}`,
    onPosition: (name: string, label: string, on: { readonly about: string; readonly entry: string }) =>
      `${name} on ${on.about} from ${on.entry}, ${label}`,
    waiting: (named: string, waits: string) => `${named}: ${waits}`,
  },
  "pt-BR": {
    ofAccount: (name, label) => `${name}, ${label}`,
    onPosition: (name, label, { about, entry }) => `${name} na ${about} com entrada em ${entry}, ${label}`,
    waiting: (named, waits) => `${named}: ${waits}`,
  },
});

/** What tells an automation from all others of its trader. */
export type NamedAutomation = {
  readonly kind: Asking["kind"];
  /** The name of its account. */
  readonly label: string;
  /** What it stands on; null for one of a whole account. */
  readonly position: { readonly side: Side; readonly quantity: Usd; readonly entry: PriceHalfUsd } | null;
  /** What an alert or an entry waits for; null for any other. */
  readonly waits:
    | { readonly for: "alert"; readonly when: AlertCondition }
    | ({ readonly for: "entry" } & Pick<AutoEntryConfig, "side" | "when">)
    | null;
};

/** What an automation is called in a list of all of a trader's: "Stop loss on long $2,500 from 98,900, Main". */
export const askableWords = ({ kind, label, position, waits }: NamedAutomation, locale: Locale): string => {
  const f = figures(locale);
  const words = WORDS[locale];
  const name = AUTOMATION_NAMES[locale][kind];
  const named =
    position === null
      ? words.ofAccount(name, label)
      : words.onPosition(name, label, {
          about: SUBJECT_WORDS[locale].isolated(position.side, f.quantity(position.quantity)),
          entry: f.price(position.entry),
        });
  if (waits === null) return named;
  return waits.for === "alert"
    ? words.waiting(named, alertWatches(f, waits.when))
    : words.waiting(named, entryWhen(f, waits));
};
