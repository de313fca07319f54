import type { CheckedConflicts } from "#services/automations/check-conflicts.ts";
import type { ToldConflict, ToldRule } from "#services/automations/tell-conflicts.ts";

const ruleIn = (rule: ToldRule) => ({ ...rule, words: rule.words("en") });

const conflictIn = ({ words, path, own, other, ...told }: ToldConflict) => ({
  ...told,
  words: words("en"),
  path: path("en"),
  own: ruleIn(own),
  other: ruleIn(other),
});

/** What was found of a draft, as an English page tells it. */
export const toldInEnglish = ({ conflicts, ...rest }: CheckedConflicts) => ({
  ...rest,
  conflicts: conflicts.map(conflictIn),
});
