import { z } from "zod";
import { crossConfigSchema } from "./cross.ts";
import { exitRuleSchema } from "./exits.ts";
import { guardConfigSchema } from "./guards.ts";
import { SAYS } from "./schema-words.ts";

/*
 * Rules that get in each other's way, before they are saved. Prices in half dollars, times ISO strings in UTC.
 */

/** Settings as they are written, in the place of what stands in their slot. */
export const draftSchema = z.discriminatedUnion("kind", [
  z.strictObject({
    kind: z.literal("guard"),
    config: guardConfigSchema.strict(),
    /** Whether a backstop is wanted with it. */
    backstop: z.boolean().default(true),
  }),
  z.strictObject({ kind: z.literal("exit"), rule: exitRuleSchema }),
  z.strictObject({ kind: z.literal("cross-guard"), config: crossConfigSchema.strict() }),
]);

export const checkConflictsInput = z
  .strictObject({
    accountId: z.uuid(),
    /** Null for a guard of the cross position, and for nothing else. */
    positionId: z.string().min(1).max(64).nullable(),
    draft: draftSchema,
  })
  .refine(({ positionId, draft }) => (positionId === null) === (draft.kind === "cross-guard"), {
    error: SAYS.otherSubject,
    path: ["positionId"],
  });

const ruleViewSchema = z.object({
  /** What it is called inside a sentence. */
  words: z.string(),
  /** The page of that position, or for `cross-guard` of its account, where it is changed; null for what no page changes. */
  page: z.enum(["guard", "exits", "cross-guard"]).nullable(),
  positionId: z.string(),
});

export const conflictViewSchema = z.object({
  /** Handed back to say that it is meant; the same as long as it is between the same rules. */
  id: z.string(),
  kind: z.string(),
  /** `refuse` is never saved, `warn` only once it is acknowledged. */
  severity: z.enum(["refuse", "warn"]),
  /** A sentence that names both rules and says what to do. */
  words: z.string(),
  /** The way of the price that shows it, in a sentence. */
  path: z.string(),
  at: z.int().nullable(),
  /** The rule that is being written, and the one it meets. */
  own: ruleViewSchema,
  other: ruleViewSchema,
});

export const checkedConflictsSchema = z.object({
  conflicts: z.array(conflictViewSchema),
  /** The price the search began at; null where none was seen yet and nothing could be checked. */
  last: z.int().nullable(),
  /** When the position was read. */
  readAt: z.iso.datetime(),
});

export type DraftView = z.infer<typeof draftSchema>;
export type ConflictView = z.infer<typeof conflictViewSchema>;
export type CheckedConflictsView = z.infer<typeof checkedConflictsSchema>;
