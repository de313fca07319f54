import { createHash } from "node:crypto";
import type { WorkerRequest } from "#ports/worker-requests.ts";

/** What of a request is bound into its box, because a sealed box has no associated data: it belongs to that row alone. */
export type BoundParts = Pick<WorkerRequest, "id" | "kind" | "userId" | "createdAt" | "facts">;

export const HEADER_BYTES = 1_024;

/** The database keeps facts without the order of their names, so they are put into one. */
const inOrder = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.map(inOrder);
  if (typeof value !== "object" || value === null) return value;
  const entries = Object.entries(value).toSorted(([one], [other]) => (one < other ? -1 : 1));
  return entries.map(([name, inner]) => [name, inOrder(inner)]);
};

/** What a box says of the request it belongs to. */
export const boundHeader = ({ id, kind, userId, createdAt, facts }: BoundParts) => ({
  id,
  kind,
  userId,
  createdAt,
  facts: createHash("sha256")
    .update(JSON.stringify(inOrder(facts)))
    .digest("hex"),
});

/** A header of fixed length, then the secret. The caller wipes both. */
export const packSecret = (request: BoundParts, secret: Uint8Array): Uint8Array => {
  const header = new TextEncoder().encode(JSON.stringify(boundHeader(request)));
  if (header.length > HEADER_BYTES) throw new RangeError("A request's header is too long");
  const packed = new Uint8Array(HEADER_BYTES + secret.length).fill(0x20, 0, HEADER_BYTES);
  packed.set(header);
  packed.set(secret, HEADER_BYTES);
  return packed;
};
