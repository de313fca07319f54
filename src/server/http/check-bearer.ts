import { isSameSecret } from "./is-same-secret.ts";

/** `unset`: no secret is configured, so there is none that could be right. */
export type BearerVerdict = "right" | "wrong" | "unset";

/**
 * Whether a request carries the bearer secret, in a time that tells nothing about it. For callers that are machines: a
 * cookie never stands in for it, so no page can make a browser ask.
 */
export function checkBearer(headers: Headers, secret: string | null): BearerVerdict {
  if (secret === null || secret === "") return "unset";
  const given = /^Bearer (.+)$/is.exec(headers.get("authorization") ?? "")?.[1];
  return given !== undefined && isSameSecret(given, secret) ? "right" : "wrong";
}
