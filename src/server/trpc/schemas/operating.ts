import { z } from "zod";
import { ALERT_RULES } from "#domain/notifications/notification-facts.ts";
import { COMPONENTS } from "#domain/operations/operating-facts.ts";
import { SILENCE_HOURS } from "#services/operations/silence-alert.ts";

const isoTime = z.iso.datetime();
/** In milliseconds; null for never. */
const age = z.number().nullable();

export const statusSchema = z.object({
  /** When every part was asked, by our clock. */
  at: isoTime,
  components: z.array(
    z.object({
      name: z.enum(COMPONENTS),
      state: z.enum(["ok", "degraded", "failed", "off"]),
      /** What the look at it took, in milliseconds; null where nothing was asked. */
      latencyMs: z.number().nullable(),
      since: isoTime,
      /** What is wrong with it, in English, for operators; null for everybody else. */
      detail: z.string().nullable(),
    }),
  ),
  /** Networks that somebody trades on here. */
  networks: z.array(z.object({ network: z.string(), tickAgeMs: age })),
  /** How long ago protection was proven; null where this installation does not prove it. */
  canaryAgeMs: age,
  /** For operators; null for everybody else. */
  version: z.string().nullable(),
});
export type StatusView = z.output<typeof statusSchema>;

export const operatorAlertSchema = z.object({
  id: z.uuid(),
  rule: z.enum(ALERT_RULES),
  /** What it is about, such as `database` or `mainnet`; empty where the rule says all. */
  subject: z.string(),
  severity: z.enum(["warning", "danger"]),
  /** In English, as a log line is. */
  detail: z.string(),
  since: isoTime,
  silencedUntil: isoTime.nullable(),
  clearedAt: isoTime.nullable(),
});
export type OperatorAlertView = z.output<typeof operatorAlertSchema>;

export const operatorAlertPageSchema = z.object({
  standing: z.array(operatorAlertSchema),
  items: z.array(operatorAlertSchema),
  nextCursor: z.string().nullable(),
});
export type OperatorAlertPage = z.output<typeof operatorAlertPageSchema>;

/** `hours` null ends a silence. */
export const silenceInput = z.strictObject({ id: z.uuid(), hours: z.literal(SILENCE_HOURS).nullable() });

export const silencedSchema = z.object({ silencedUntil: isoTime.nullable() });
export type Silenced = z.output<typeof silencedSchema>;
