import type { Preferences } from "../language/preferences.ts";

/** A language, and a zone of the IANA database that times are told in. */
export type Reads = Pick<Preferences, "locale" | "timeZone">;

/**
 * `23 November 2026 at 17:26 UTC`, or `23 Nov 2026, 17:26 UTC` where it is to be short; by UTC where this machine does not
 * know the zone. `at` in epoch milliseconds.
 */
export const momentWords = (
  { locale, timeZone }: Reads,
  at: number,
  dateStyle: "long" | "medium" = "long",
): string => {
  const language = locale === "en" ? "en-GB" : locale;
  const parts = { dateStyle, timeStyle: "short" } as const;
  const told = (zone: string) => {
    const named = new Intl.DateTimeFormat(language, { timeZone: zone, timeZoneName: "short" });
    const name = named.formatToParts(at).find(({ type }) => type === "timeZoneName")?.value ?? zone;
    return `${new Intl.DateTimeFormat(language, { ...parts, timeZone: zone }).format(at)} ${name}`;
  };
  try {
    return told(timeZone);
  } catch {
    return told("UTC");
  }
};
