import { z } from "zod";
import { MAX_PRICE, MIN_PRICE } from "#domain/units.ts";

/* Price alerts as the API takes and answers them: prices in half dollars, moves in basis points, times in whole minutes. */
const id = z.uuid();
const minutes = z
  .int()
  .min(1)
  .max(7 * 24 * 60);

export const alertWhenSchema = z.discriminatedUnion("kind", [
  z.strictObject({ kind: z.literal("crossing"), price: z.int().min(MIN_PRICE).max(MAX_PRICE) }),
  z.strictObject({
    kind: z.literal("move"),
    bps: z.int().positive().max(10_000),
    withinMinutes: minutes,
    direction: z.enum(["up", "down", "either"]),
  }),
]);

/** Once, or every time with a rest after each. */
export const alertRepeatSchema = z.discriminatedUnion("kind", [
  z.strictObject({ kind: z.literal("once") }),
  z.strictObject({ kind: z.literal("every-time"), restMinutes: minutes }),
]);

export const armAlertInput = z.strictObject({
  accountId: id,
  /** Of the alert to be changed; null for another one. */
  id: id.nullable(),
  when: alertWhenSchema,
  repeat: alertRepeatSchema,
});

export const alertViewSchema = z.object({
  id,
  accountId: id,
  state: z.enum(["armed", "paused", "ended"]),
  when: alertWhenSchema,
  repeat: alertRepeatSchema,
  /** When it last told; null while it never did. */
  toldAt: z.iso.datetime().nullable(),
  /** Until when it rests after that; null while it does not. */
  restsUntil: z.iso.datetime().nullable(),
  createdAt: z.iso.datetime(),
});

export type AlertView = z.infer<typeof alertViewSchema>;
export type AlertForm = Pick<z.infer<typeof armAlertInput>, "when" | "repeat">;
