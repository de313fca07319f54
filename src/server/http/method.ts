/** Every method that Next hands to a route; at any other it throws, or answers by itself. */
export const METHODS = ["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"] as const;
export type Method = (typeof METHODS)[number];

/** Pages and files are read, never sent to. */
export const isReading = (method: string): boolean => method === "GET" || method === "HEAD";

/**
 * The method Next is to see. A route answers 405 itself to all that it can be handed, so it is handed what it refuses in
 * place of what Next cannot. A page is asked with GET whatever came: for anything else Next would wait for a body and
 * draw the page all the same; `proxy.ts`, which knows what really came, answers 405.
 */
export function methodToShow(method: string, path: string): string {
  if (!path.startsWith("/api/")) return isReading(method) ? method : "GET";
  return METHODS.some((known) => known === method) ? method : "OPTIONS";
}
