export type RequestOrigin = {
  /** Scheme, host and port as the browser sees them, e.g. `https://axisor.example`. */
  readonly origin: string;
  readonly isSecure: boolean;
};

/** Where the browser reached us: the configured address, else the host it asked for. */
export function requestOrigin(headers: Headers, publicOrigin: string | null): RequestOrigin {
  if (publicOrigin !== null) {
    const { origin, protocol } = new URL(publicOrigin);
    return { origin, isSecure: protocol === "https:" };
  }
  const isSecure = headers.get("x-forwarded-proto")?.split(",").at(-1)?.trim() === "https";
  const host = headers.get("host") ?? "localhost";
  return { origin: `${isSecure ? "https" : "http"}://${host}`, isSecure };
}
