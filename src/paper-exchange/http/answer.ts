import { Refusal } from "../engine/refusal.ts";

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
