import type { Locale } from "#domain/language/locale.ts";
import { REQUEST_WORDS } from "./request-words.ts";

/** What a reader is told when something is wrong with us: what to do, and the id under which our log says what it was. */
export const defectWords = (locale: Locale, requestId: string | undefined): string => {
  const { defect, defectOf } = REQUEST_WORDS[locale];
  return requestId === undefined ? defect : defectOf(requestId);
};
