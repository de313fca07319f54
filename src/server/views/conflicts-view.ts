import type { Locale } from "#domain/language/locale.ts";
import type { CheckedConflicts } from "#services/automations/check-conflicts.ts";
import type { ToldRule } from "#services/automations/tell-conflicts.ts";
import type { CheckedConflictsView, ConflictView } from "../trpc/schemas/conflicts.ts";

const ruleView = ({ words, page, positionId }: ToldRule, locale: Locale): ConflictView["own"] => ({
  words: words(locale),
  page,
  positionId,
});

/** What was found of a draft, as the API answers it. */
export const conflictsView = (
  { conflicts, last, readAt }: CheckedConflicts,
  locale: Locale,
): CheckedConflictsView => ({
  conflicts: conflicts.map(({ own, other, words, path, ...told }) => ({
    ...told,
    words: words(locale),
    path: path(locale),
    own: ruleView(own, locale),
    other: ruleView(other, locale),
  })),
  last,
  readAt: new Date(readAt).toISOString(),
});
