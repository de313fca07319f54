import { z } from "zod";
import { guardConfigSchema, networkSchema } from "./views.ts";

/** E-mail and password of a new user; at least 15 characters because it is the only factor until 2FA is on. */
export const registerInput = z.strictObject({
  email: z.email().max(254),
  password: z.string().min(15).max(256),
});

export const connectInput = z.strictObject({
  network: networkSchema,
  label: z.string().trim().min(1).max(60),
  key: z.string().trim().min(1).max(200),
  secret: z.string().trim().min(1).max(200),
  passphrase: z.string().min(1).max(200),
});

export const byIdInput = z.strictObject({ id: z.uuid() });

export const armGuardInput = z.strictObject({
  accountId: z.uuid(),
  positionId: z.string().min(1).max(64),
  config: guardConfigSchema.strict(),
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
