import { z } from "zod";
import { SAYS } from "./schema-words.ts";
import { networkSchema } from "./views.ts";

/*
 * The panic switch. Amounts are sats, prices half dollars, shares basis points of the open contracts; times are ISO strings
 * in UTC.
 */
const id = z.uuid();
const isoTime = z.iso.datetime();
const sats = z.int();
const shareBps = z.int().min(0).max(9_999);
/** Null means every exchange account of the trader's. */
const accountId = id.nullable();
const thrownStage = z.enum(["freeze", "guards-only", "reduce", "flatten", "revoke"]);

export const panicPreviewInput = z.strictObject({ accountId, shareBps: shareBps.default(0) });

/** `commandId` is made where the button is: the same twice is one throw, which is known by it. `shareBps` counts for `reduce` alone. */
export const panicRaiseInput = z.strictObject({
  accountId,
  stage: thrownStage,
  shareBps: shareBps.default(0),
  commandId: id,
});

export const panicLowerInput = z.strictObject({
  accountId,
  stage: z.enum(["calm", "freeze", "guards-only", "reduce", "flatten"]),
});

export const panicProgressInput = z.strictObject({ panicId: id });

export const panicLinkInput = z.strictObject({
  label: z.string().trim().min(1, SAYS.noLinkName).max(60, SAYS.sixtyCharacters),
});

export const panicPreviewSchema = z.array(
  z.object({
    network: networkSchema,
    /** What closing costs and leaves in all; `net` is after fees and funding. */
    fee: sats,
    net: sats,
    /** How long it takes by the request budget alone, in milliseconds. */
    takesMs: z.int().nonnegative(),
    /** Positions that stay, because the exchange refuses the key of their account. */
    refused: z.int().nonnegative(),
    /** In the order of closing. */
    closes: z.array(
      z.object({
        accountId: id,
        positionId: z.string(),
        exit: z.int().positive(),
        fee: sats,
        gross: sats,
        net: sats,
      }),
    ),
  }),
);

export const panicStageViewSchema = z.object({
  accountId,
  stage: thrownStage,
  by: z.enum(["trader", "link", "breaker"]),
  at: isoTime,
});

export const panicStandingSchema = z.object({
  /** Every stage that stands; empty is calm. */
  standing: z.array(panicStageViewSchema),
  /** The throw that began to close something last, done or not: its progress is asked for by this. */
  latestRun: id.nullable(),
  /** Where the keys of each network can be deleted: wiping them here ends nothing there. */
  keyPages: z.array(z.object({ network: networkSchema, url: z.string() })),
});

export const panicProgressSchema = z.array(
  z.object({
    accountId: id,
    startedAt: isoTime,
    /** Null while something is still to do. */
    doneAt: isoTime.nullable(),
    aims: z.array(
      z.object({
        kind: z.enum(["position", "order"]),
        id: z.string(),
        quantity: z.int(),
        /** `confirmed` is read back as gone; what `failed` is tried again for as long as the stage stands. */
        state: z.enum(["planned", "sent", "confirmed", "failed"]),
        words: z.string().nullable(),
        updatedAt: isoTime,
      }),
    ),
  }),
);

export const panicLinkViewSchema = z.object({
  id,
  label: z.string(),
  createdAt: isoTime,
  expiresAt: isoTime,
  usedAt: isoTime.nullable(),
  revokedAt: isoTime.nullable(),
});

/** `path` holds the token: it is shown this once. */
export const madePanicLinkSchema = z.object({ link: panicLinkViewSchema, path: z.string() });

export type PanicPreviewView = z.infer<typeof panicPreviewSchema>;
export type PanicStandingView = z.infer<typeof panicStandingSchema>;
export type PanicProgressView = z.infer<typeof panicProgressSchema>;
export type PanicLinkView = z.infer<typeof panicLinkViewSchema>;
export type MadePanicLink = z.infer<typeof madePanicLinkSchema>;
