import type { CheckedConflicts } from "#services/automations/check-conflicts.ts";
import type { ToldRule } from "#services/automations/tell-conflicts.ts";
import type { CheckedConflictsView, ConflictView } from "../trpc/schemas/conflicts.ts";

const ruleView = ({ words, page, positionId }: ToldRule): ConflictView["own"] => ({
  words,
  page,
  positionId,
});

/** What was found of a draft, as the API answers it. */
export const conflictsView = ({ conflicts, last, readAt }: CheckedConflicts): CheckedConflictsView => ({
  conflicts: conflicts.map(({ own, other, ...told }) => ({
    ...told,
    own: ruleView(own),
    other: ruleView(other),
  })),
  last,
  readAt: new Date(readAt).toISOString(),
});
