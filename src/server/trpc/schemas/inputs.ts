import { z } from "zod";
import { acknowledgedSchema } from "./exits.ts";
import { guardConfigSchema } from "./guards.ts";
import { networkSchema } from "./views.ts";

/** A text a user types; both bounds are told in the field's own words. */
const text = (what: string, most: number) =>
  z.string().min(1, `Enter ${what}.`).max(most, `Enter at most ${most} characters for ${what}.`);

const trimmed = (what: string, most: number) => z.string().trim().pipe(text(what, most));

export const connectInput = z.strictObject({
  network: networkSchema,
  label: trimmed("a name for the account", 60),
  key: trimmed("the API key", 200),
  secret: trimmed("the API secret", 200),
  passphrase: text("the passphrase", 200),
});

/** Another credential of the same exchange account. */
export const replaceKeyInput = connectInput.omit({ network: true, label: true }).extend({ id: z.uuid() });

export const renameAccountInput = connectInput.pick({ label: true }).extend({ id: z.uuid() });

export const byIdInput = z.strictObject({ id: z.uuid() });

export const armGuardInput = z.strictObject({
  accountId: z.uuid(),
  positionId: z.string().min(1).max(64),
  config: guardConfigSchema.strict(),
  /** Whether a stop just before liquidation is kept at LN Markets, in case nobody is there to act. */
  backstop: z.boolean().default(true),
  acknowledged: acknowledgedSchema,
});

export const tradeLogInput = z.strictObject({
  limit: z.int().min(1).max(100).default(30),
  cursor: z.string().max(200).nullish(),
  outcome: z.enum(["confirmed", "rejected", "held", "unknown"]).nullish(),
});

export const candlesInput = z.strictObject({
  network: networkSchema,
  range: z.enum(["1m", "5m", "15m", "1h", "4h", "1d"]),
  limit: z.int().min(1).max(1000).default(300),
});
