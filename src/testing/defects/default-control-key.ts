import { checkBearer } from "#server/http/check-bearer.ts";

/** Falls back to a key that everybody can read here where nobody set one. */
export const defaultControlKey: typeof checkBearer = (headers, secret) =>
  checkBearer(headers, secret === null || secret === "" ? "control" : secret);
