export type RequestOrigin = {
  /** Scheme, host and port as the browser sees them, e.g. `https://axisor.example`. */
  readonly origin: string;
  readonly isSecure: boolean;
};

/**
 * Where the browser reached us. A configured https address is taken at its word; otherwise it is the host the browser
 * asked for, so that localhost, 127.0.0.1 and an address in the local network all work.
 */
export function requestOrigin(headers: Headers, publicOrigin: string | null): RequestOrigin {
  if (publicOrigin !== null && new URL(publicOrigin).protocol === "https:") {
    return { origin: new URL(publicOrigin).origin, isSecure: true };
  }
  const isSecure = headers.get("x-forwarded-proto")?.split(",").at(-1)?.trim() === "https";
  const host = headers.get("host") ?? "localhost";
  return { origin: `${isSecure ? "https" : "http"}://${host}`, isSecure };
}
