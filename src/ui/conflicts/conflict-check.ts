import type { ConflictView } from "#server/trpc/schemas/conflicts.ts";

/** What is known of the conflicts of settings that are being written. */
export type ConflictCheck =
  /** They are wrong by themselves: there is nothing to check yet. */
  | { readonly kind: "none" }
  | { readonly kind: "checking" }
  /** It could not be asked, or nothing could be played, and why. */
  | { readonly kind: "unchecked"; readonly reason: string }
  | { readonly kind: "checked"; readonly conflicts: readonly ConflictView[] };

/** What was found; nothing while it is not known. */
export const conflictsIn = (check: ConflictCheck): readonly ConflictView[] =>
  check.kind === "checked" ? check.conflicts : [];

/** Those of the warnings a trader ticked that are still told, by their ids. */
export const stillMeant = (check: ConflictCheck, ticked: readonly string[]): readonly string[] =>
  conflictsIn(check)
    .filter(({ id, severity }) => severity === "warn" && ticked.includes(id))
    .map(({ id }) => id);
