import { inBoth } from "#domain/language/in-both.ts";
import type { Locale } from "#domain/language/locale.ts";

/** What the server says of paper prices. */
const PROVENANCE_WORDS = inBoth({
  en: { simulated: "simulated prices", recorded: "recorded prices" },
  "pt-BR": { simulated: "preços simulados", recorded: "preços gravados" },
});

/** Where paper prices come from, in the language of the page; as it was told where that is not known here. */
export const provenanceIn = (locale: Locale, told: string): string => {
  const { simulated, recorded } = PROVENANCE_WORDS.en;
  if (told === simulated) return PROVENANCE_WORDS[locale].simulated;
  return told === recorded ? PROVENANCE_WORDS[locale].recorded : told;
};
