import type { z } from "zod";
import { fail, ok, type Result } from "#domain/result.ts";
import type { Answer, ExchangeFailure } from "#ports/exchange.ts";
import { type RawAnswer, unreadable } from "./read-answer.ts";
import type { Fields, Method, Transport } from "./transport.ts";

/** One endpoint of the exchange: where it lives, what is asked in the exchange's words, and the shape of its answer. */
export type Endpoint<Input, Output> = {
  readonly method: Method;
  /** Below the generation, e.g. /futures/ticker. */
  readonly path: string;
  readonly isSigned: boolean;
  readonly query?: (input: Input) => Fields;
  readonly body?: (input: Input) => Fields;
  readonly answer: z.ZodType<Output>;
};

/** A call without anything to say. */
export type Nothing = undefined;

/** Filters of a paginated list: times in epoch milliseconds, `limit` 1 to 1,000, `cursor` as the last page gave it. */
export type PageRequest = {
  readonly from?: number;
  readonly to?: number;
  readonly limit?: number;
  readonly cursor?: string;
};

const iso = (time: number | undefined): string | undefined =>
  time === undefined ? undefined : new Date(time).toISOString();

export const pageQuery = (request: PageRequest): Fields => ({
  cursor: request.cursor,
  from: iso(request.from),
  limit: request.limit,
  to: iso(request.to),
});

/** The first thing wrong with an answer, by its place; the value itself stays out, it can be anything. */
const firstIssue = (error: z.ZodError): string => {
  const issue = error.issues[0];
  if (issue === undefined) return "an answer of an unknown shape";
  return `at ${issue.path.join(".") || "the top"}: ${issue.message}`;
};

const parse = <Output>(
  schema: z.ZodType<Output>,
  answer: RawAnswer,
  isWrite: boolean,
): Result<Output, ExchangeFailure> => {
  const parsed = schema.safeParse(answer.json);
  if (parsed.success) return ok(parsed.data);
  return fail(
    unreadable(isWrite, `the answer is not what it should be, ${firstIssue(parsed.error)}`, answer.raw),
  );
};

/** Asks one endpoint once through the transport. `signedAt` (epoch ms) is required for writes and ignored by reads. */
export const callEndpoint = async <Input, Output>(
  transport: Transport,
  endpoint: Endpoint<Input, Output>,
  input: Input,
  signedAt?: number,
): Answer<Output> => {
  const { method, path, isSigned } = endpoint;
  const answer = await transport.send({
    method,
    path,
    isSigned,
    query: endpoint.query?.(input),
    body: endpoint.body?.(input),
    ...(signedAt === undefined ? {} : { signedAt }),
  });
  return answer.ok ? parse(endpoint.answer, answer.value, method !== "GET") : answer;
};
