import { z } from "zod";
import { MOST_IN_DOCUMENT } from "#domain/automations/history/automation-document.ts";
import { automationDocumentSchema } from "./automation-document.ts";
import { automationKindSchema } from "./automation-kind.ts";
import { SAYS } from "./schema-words.ts";

/* The history of automations as the API takes and answers it. Times are ISO strings in UTC. */
const id = z.uuid();
const positionId = z.string().min(1).max(64);
/** What automations stand on: a position, the cross position of the account, or the account itself. */
const subject = z.discriminatedUnion("on", [
  z.strictObject({ on: z.literal("position"), positionId }),
  z.strictObject({ on: z.literal("cross") }),
  z.strictObject({ on: z.literal("account") }),
]);
/** What a version is counted by in the database. */
const version = z
  .int()
  .positive()
  .max(2 ** 31 - 1);

export const historyInput = z.strictObject({
  accountId: id,
  subject,
  limit: z.int().min(1).max(100).default(30),
  /** The id of the oldest change that is known already. */
  cursor: z.int().positive().nullish(),
});

/** Whether the warnings of other rules were read and are meant; a refusal with the field `acknowledged` asks for it. */
const isMeant = z.boolean().default(false);

export const rollBackInput = z.strictObject({ id, version, isMeant });

export const copyAutomationInput = z.strictObject({
  id,
  accountId: id,
  subject,
  /** More running positions of the same account. */
  also: z.array(positionId).max(50, SAYS.tooManyPositions).default([]),
  isMeant,
});

/** With null all of the account. */
export const exportAutomationsInput = z.strictObject({ accountId: id, subject: subject.nullable() });

export const importAutomationsInput = z.strictObject({
  accountId: id,
  document: automationDocumentSchema,
  /** Which automation of the document, counted from 0, goes where; the others are left out. */
  placements: z
    .array(
      z.strictObject({
        entry: z
          .int()
          .nonnegative()
          .max(MOST_IN_DOCUMENT - 1),
        subject,
      }),
    )
    .max(MOST_IN_DOCUMENT),
  isMeant,
  /** Only tells what would happen, and stores nothing. */
  isDryRun: z.boolean(),
});

/** A setting in the words of its form, before and after; null where there is none of that name. */
const lineSchema = z.object({
  field: z.string(),
  before: z.string().nullable(),
  after: z.string().nullable(),
});

const changeSchema = z.object({
  id: z.int().positive(),
  automationId: id,
  at: z.iso.datetime(),
  what: z.enum([
    "armed",
    "edited",
    "paused",
    "resumed",
    "ended",
    "deleted",
    "rolled-back",
    "copied",
    "imported",
  ]),
  /** Who did it, in words. */
  by: z.string(),
  /** What happened, in words. */
  title: z.string(),
  /** What tells the automation from others of its kind, in words; null where there is one alone. */
  about: z.string().nullable(),
  version,
  /** What was set otherwise than before. */
  lines: z.array(lineSchema),
  /** Whether these settings are in force. */
  isInForce: z.boolean(),
  /** What going back to these settings would change; null where there is nothing to go back to. */
  back: z.array(lineSchema).nullable(),
});

export const automationHistorySchema = z.object({
  automations: z.array(
    z.object({
      id,
      kind: automationKindSchema,
      name: z.string(),
      /** What tells it from others of its kind, in words; null where there is one alone. */
      about: z.string().nullable(),
      state: z.enum(["armed", "paused", "ended"]),
      version,
      /** What deleting it would leave, in words. */
      ifDeleted: z.object({ isRefused: z.boolean(), words: z.string() }),
    }),
  ),
  changes: z.array(changeSchema),
  nextCursor: z.int().positive().nullable(),
});

export const armedSettingsSchema = z.object({ id, version });

export const deletedAutomationSchema = z.object({
  id,
  /** What stays at LN Markets, in words. */
  left: z.string(),
});

export const importedSchema = z.object({
  /** How many were armed; null where only told what would happen. */
  armed: z.int().nonnegative().nullable(),
  entries: z.array(
    z.object({
      entry: z.int().nonnegative(),
      subject,
      name: z.string(),
      /** Why it is refused, and the setting that has to change; null where it can be armed. */
      refusal: z.object({ message: z.string(), field: z.string().nullable() }).nullable(),
      /** What it takes the place of, in words; null where nothing stands there. */
      replaces: z.string().nullable(),
      lines: z.array(lineSchema),
      /** Whether it takes a fresh factor. */
      needsFactor: z.boolean(),
    }),
  ),
});

export type SubjectView = z.infer<typeof subject>;
export type AutomationHistoryView = z.infer<typeof automationHistorySchema>;
export type ChangeView = AutomationHistoryView["changes"][number];
export type ArmedSettingsView = z.infer<typeof armedSettingsSchema>;
export type DeletedAutomationView = z.infer<typeof deletedAutomationSchema>;
export type ImportedView = z.infer<typeof importedSchema>;
