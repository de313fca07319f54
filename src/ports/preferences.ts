import type { Locale } from "#domain/language/locale.ts";
import type { AmountUnit, MoneyUnit } from "#domain/language/units.ts";

/** How a person has chosen to read; null where they have not. */
export type KeptPreferences = {
  readonly locale: Locale | null;
  /** A name of the IANA database. */
  readonly timeZone: string | null;
  readonly amounts: AmountUnit | null;
  readonly money: MoneyUnit | null;
  /** When they chose last, in epoch milliseconds by our clock. */
  readonly chosenAt: number;
};

export interface PreferencesStore {
  /** Null for whoever never chose. */
  of(userId: string): Promise<KeptPreferences | null>;
  /** Replaces what is kept of a user; one that is not there is not written. */
  keep(userId: string, kept: KeptPreferences): Promise<void>;
}
