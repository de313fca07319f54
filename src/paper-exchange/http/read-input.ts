import { z } from "zod";
import { type PriceHalfUsd, priceFromUsd, type Sats, sats, type Usd, usd } from "#domain/units.ts";
import { badRequest } from "../engine/refusal.ts";
import type { Call } from "./route.ts";

/** A price in USD on the exchange's grid of half dollars. */
export const priceInput = z
  .number()
  .min(1)
  .max(100_000_000)
  .multipleOf(0.5)
  .transform((value): PriceHalfUsd => priceFromUsd(value));

/** As `priceInput`; 0 means none. */
export const optionalPriceInput = z
  .number()
  .refine((value) => value === 0 || (value >= 1 && value <= 100_000_000 && value % 0.5 === 0), {
    message: "must be 0 or a multiple of 0.5",
  })
  .transform((value): PriceHalfUsd | null => (value === 0 ? null : priceFromUsd(value)));

export const amountInput = z
  .int()
  .positive()
  .transform((value): Sats => sats(value));

export const quantityInput = z
  .int()
  .min(1)
  .max(500_000)
  .transform((value): Usd => usd(value));

export const clientIdInput = z
  .string()
  .min(1)
  .max(64)
  .nullish()
  .transform((value) => value ?? null);

export const idInput = z.object({ id: z.string() });

/** Parses what the client sent. @throws Refusal 400 that names the first field at fault. */
export function readInput<T>(schema: z.ZodType<T>, input: unknown): T {
  const parsed = schema.safeParse(input ?? {});
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  const field = issue?.path.join(".") ?? "";
  throw badRequest(`${field === "" ? "body" : field}: ${issue?.message ?? "invalid"}`);
}

export const readQueryId = (call: Call): string =>
  readInput(idInput, { id: call.query.get("id") ?? undefined }).id;
