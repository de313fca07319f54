import type { WorkerRequest } from "#ports/worker-requests.ts";

/** What of a request is bound into its box, because a sealed box has no associated data: it belongs to that row alone. */
export type BoundParts = Pick<WorkerRequest, "id" | "kind" | "userId" | "createdAt">;

export const HEADER_BYTES = 1_024;

/** A header of fixed length, then the secret. The caller wipes both. */
export const packSecret = (request: BoundParts, secret: Uint8Array): Uint8Array => {
  const { id, kind, userId, createdAt } = request;
  const header = new TextEncoder().encode(JSON.stringify({ id, kind, userId, createdAt }));
  if (header.length > HEADER_BYTES) throw new RangeError("A request's header is too long");
  const packed = new Uint8Array(HEADER_BYTES + secret.length).fill(0x20, 0, HEADER_BYTES);
  packed.set(header);
  packed.set(secret, HEADER_BYTES);
  return packed;
};
