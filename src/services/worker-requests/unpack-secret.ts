import { z } from "zod";
import { type BoundParts, HEADER_BYTES } from "./pack-secret.ts";

const headerSchema = z.object({
  id: z.string(),
  kind: z.string(),
  userId: z.string(),
  createdAt: z.number(),
});

const headerOf = (packed: Uint8Array): unknown => {
  try {
    return JSON.parse(new TextDecoder().decode(packed.subarray(0, HEADER_BYTES)));
  } catch {
    return null;
  }
};

/** The secret of this very request, as a view of `packed`; null when the box was made for another one. */
export const unpackSecret = (request: BoundParts, packed: Uint8Array): Uint8Array | null => {
  const header = headerSchema.safeParse(headerOf(packed));
  if (!header.success) return null;
  const { id, kind, userId, createdAt } = header.data;
  const isSame =
    id === request.id &&
    kind === request.kind &&
    userId === request.userId &&
    createdAt === request.createdAt;
  return isSame ? packed.subarray(HEADER_BYTES) : null;
};
