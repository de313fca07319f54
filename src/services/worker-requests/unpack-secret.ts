import { isDeepStrictEqual } from "node:util";
import { type BoundParts, boundHeader, HEADER_BYTES } from "./pack-secret.ts";

const headerOf = (packed: Uint8Array): unknown => {
  try {
    return JSON.parse(new TextDecoder().decode(packed.subarray(0, HEADER_BYTES)));
  } catch {
    return null;
  }
};

/** The secret of this very request, as a view of `packed`; null when the box was made for another one. */
export const unpackSecret = (request: BoundParts, packed: Uint8Array): Uint8Array | null => {
  return isDeepStrictEqual(headerOf(packed), boundHeader(request)) ? packed.subarray(HEADER_BYTES) : null;
};
