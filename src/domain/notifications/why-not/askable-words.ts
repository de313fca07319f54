import type { AlertCondition } from "../../automations/alerts/price-alert.ts";
import type { AutoEntryConfig } from "../../automations/entries/auto-entry.ts";
import { AUTOMATION_NAMES } from "../../automations/history/automation-settings.ts";
import type { Locale } from "../../language/locale.ts";
import type { Side } from "../../position/side.ts";
import type { PriceHalfUsd, Usd } from "../../units.ts";
import { figures } from "../figures.ts";
import { alertWatches } from "../rule-receipt-words.ts";
import { entryWaits } from "./why-not-entry-words.ts";
import type { Asking } from "./why-not-words.ts";

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
  const on =
    position === null
      ? ""
      : ` on ${position.side} ${f.quantity(position.quantity)} from ${f.price(position.entry)}`;
  const named = `${AUTOMATION_NAMES[kind]}${on}, ${label}`;
  if (waits === null) return named;
  return waits.for === "alert"
    ? `${named}: ${alertWatches(f, waits.when)}`
    : `${named}: ${waits.side} when ${entryWaits(f, waits)}`;
};
