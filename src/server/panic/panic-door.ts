import { createHmac } from "node:crypto";
import { z } from "zod";
import { basisPoints } from "#domain/units.ts";
import type { PanicOrder } from "#services/panic/panic-order.ts";
import { isSameSecret } from "../http/is-same-secret.ts";

/** A pass is good for so long: it is asked for and shown in one breath. */
const PASS_MS = 30_000;

const linkAsk = z.strictObject({
  kind: z.literal("link"),
  token: z.string().min(1).max(100),
  stage: z.enum(["freeze", "guards-only", "flatten"]),
});

const orderSchema = z.strictObject({
  userId: z.uuid(),
  accountId: z.uuid().nullable(),
  stage: z.enum(["freeze", "guards-only", "reduce", "flatten", "revoke"]),
  share: z.int().min(0).max(10_000).transform(basisPoints),
  panicId: z.uuid(),
  by: z.enum(["trader", "link"]),
});

const passSchema = z.strictObject({ order: orderSchema, until: z.int() });

export const doorAskSchema = z.discriminatedUnion("kind", [
  linkAsk,
  z.strictObject({ kind: z.literal("pass"), pass: z.string().max(2_000), seal: z.string().max(100) }),
]);

/** What is asked at the door: by whoever holds a panic link, or by a web process for whoever is logged in there. */
export type DoorAsk = z.infer<typeof linkAsk> | { readonly kind: "pass"; readonly order: PanicOrder };

const sealOf = (pass: string, key: Uint8Array): string =>
  createHmac("sha256", key).update(pass).digest("base64url");

/** An order that a worker believes came from one of our own processes, until `until` (epoch milliseconds). */
export const sealPass = (order: PanicOrder, key: Uint8Array, now: number) => {
  const pass = JSON.stringify({ order, until: now + PASS_MS });
  return { kind: "pass" as const, pass, seal: sealOf(pass, key) };
};

/** The order of a pass; null where its seal is wrong or its time is over. */
export const openPass = (
  { pass, seal }: { readonly pass: string; readonly seal: string },
  key: Uint8Array,
  now: number,
): PanicOrder | null => {
  if (!isSameSecret(seal, sealOf(pass, key))) return null;
  const { order, until } = passSchema.parse(JSON.parse(pass));
  return now < until ? order : null;
};
