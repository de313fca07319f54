import { z } from "zod";
import { securityEventPageSchema, securityEventViewSchema } from "./sign-in.ts";

const page = {
  limit: z.int().min(1).max(100).default(30),
  cursor: z.string().max(200).nullish(),
};

export const eventsInput = z.strictObject(page);
/** `minRisk` from 0 to 1; 0 shows everything. */
export const operatorEventsInput = z.strictObject({ ...page, minRisk: z.number().min(0).max(1).default(0) });

/** An event with whose account it is about; both null where nobody is known. */
export const operatorEventSchema = securityEventViewSchema.extend({
  userId: z.uuid().nullable(),
  email: z.string().nullable(),
});

export const operatorEventPageSchema = securityEventPageSchema.extend({
  items: z.array(operatorEventSchema),
});

export type OperatorEventView = z.infer<typeof operatorEventSchema>;
export type OperatorEventPage = z.infer<typeof operatorEventPageSchema>;
