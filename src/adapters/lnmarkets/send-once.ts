import { type Body, readBody } from "./read-body.ts";

/** What became of one request: an answer, or how the wire failed. Only `not-sent` is sure that nothing left. */
export type Outcome =
  | {
      readonly kind: "answer";
      readonly status: number;
      readonly retryAfter: string | null;
      readonly body: Body;
    }
  | { readonly kind: "not-sent"; readonly reason: string }
  | { readonly kind: "no-answer"; readonly reason: string; readonly timedOut: boolean };

export type HttpRequest = {
  readonly url: string;
  readonly method: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | null;
};

export type Fetch = (url: string, init: RequestInit) => Promise<Response>;

/** Failures of name look-up, connecting and the TLS handshake: all come before the first byte of a request. */
const BEFORE_SENDING = new Set([
  "ECONNREFUSED",
  "ENOTFOUND",
  "EAI_AGAIN",
  "EHOSTUNREACH",
  "ENETUNREACH",
  "ENETDOWN",
  "EADDRNOTAVAIL",
  "UND_ERR_CONNECT_TIMEOUT",
  "CERT_HAS_EXPIRED",
  "CERT_NOT_YET_VALID",
  "DEPTH_ZERO_SELF_SIGNED_CERT",
  "SELF_SIGNED_CERT_IN_CHAIN",
  "UNABLE_TO_VERIFY_LEAF_SIGNATURE",
  "UNABLE_TO_GET_ISSUER_CERT_LOCALLY",
  "ERR_TLS_CERT_ALTNAME_INVALID",
]);

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === "object" && value !== null;

/** The system's code of a failed fetch. Its message is never used: it can quote a header. */
const errorCode = (error: unknown): string | null => {
  const cause = isRecord(error) ? error.cause : null;
  const code = isRecord(cause) ? cause.code : null;
  return typeof code === "string" ? code : null;
};

const wireFailure = (error: unknown, timedOut: boolean, timeoutMs: number): Outcome => {
  if (timedOut) return { kind: "no-answer", reason: `no answer within ${timeoutMs} ms`, timedOut };
  const code = errorCode(error);
  if (code !== null && BEFORE_SENDING.has(code)) {
    return { kind: "not-sent", reason: `it cannot be reached (${code})` };
  }
  return { kind: "no-answer", reason: `the connection broke (${code ?? "no reason given"})`, timedOut };
};

/** Sends one request once. The time limit covers the whole answer, redirects are not followed, nothing is cached. */
export const sendOnce = async (
  fetch: Fetch,
  request: HttpRequest,
  limits: { readonly timeoutMs: number; readonly maxBytes: number },
): Promise<Outcome> => {
  const signal = AbortSignal.timeout(limits.timeoutMs);
  const init: RequestInit = {
    method: request.method,
    headers: request.headers,
    body: request.body,
    redirect: "manual",
    cache: "no-store",
    signal,
  };
  try {
    const response = await fetch(request.url, init);
    const body = await readBody(response, limits.maxBytes);
    const retryAfter = response.headers.get("retry-after");
    return { kind: "answer", status: response.status, retryAfter, body };
  } catch (error) {
    return wireFailure(error, signal.aborted, limits.timeoutMs);
  }
};
