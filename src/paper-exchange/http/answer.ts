import { Refusal } from "../engine/refusal.ts";
import type { RestRequest } from "./authenticate.ts";

export type RestAnswer = {
  readonly status: number;
  readonly body: string;
  readonly headers?: Readonly<Record<string, string>>;
};

export const answerJson = (status: number, body: unknown): RestAnswer => ({
  status,
  body: JSON.stringify(body),
});

/** The error body of the API; what is no refusal is our own defect and tells nothing about itself. */
export function answerError(error: unknown, retryAfterS = 1): RestAnswer {
  if (error instanceof Refusal) {
    const { status, code, message, details } = error;
    const body = answerJson(status, { code, message, ...(details && { details }) });
    return status === 429 ? { ...body, headers: { "retry-after": String(retryAfterS) } } : body;
  }
  return answerJson(500, { code: "INTERNAL_SERVER_ERROR", message: "Internal server error" });
}

/** What a careless proxy answers: everything it was asked with, in the message and beside it. */
export function answerWithEcho(
  status: number,
  { method, pathname, search, headers, body }: RestRequest,
): RestAnswer {
  const request = { method, path: `${pathname}${search}`, headers, body: body.toString("utf8") };
  const message = `Could not serve ${JSON.stringify(request)}`;
  return answerJson(status, { code: "PROXY_ERROR", message, request });
}
