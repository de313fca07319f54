import { z } from "zod";
import { CANDLE_RANGES } from "#domain/market/candle-range.ts";
import { acknowledgedSchema } from "./exits.ts";
import { guardConfigSchema } from "./guards.ts";
import { SAYS } from "./schema-words.ts";
import { networkSchema } from "./views.ts";

/** A text a user types; both bounds are told in the field's own words. */
const text = (most: number, none: string, long: string) => z.string().min(1, none).max(most, long);

const trimmed = (most: number, none: string, long: string) =>
  z
    .string()
    .trim()
    .pipe(text(most, none, long));

export const connectInput = z.strictObject({
  network: networkSchema,
  label: trimmed(60, SAYS.noAccountName, SAYS.longAccountName),
  key: trimmed(200, SAYS.noKey, SAYS.longKey),
  secret: trimmed(200, SAYS.noSecret, SAYS.longSecret),
  passphrase: text(200, SAYS.noPassphrase, SAYS.longPassphrase),
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
  accountId: z.uuid().nullish(),
  positionId: z.string().min(1).max(100).nullish(),
});

export const candlesInput = z.strictObject({
  network: networkSchema,
  range: z.enum(CANDLE_RANGES),
  limit: z.int().min(1).max(1000).default(300),
});
