import { type Said, saidBy } from "#domain/language/in-both.ts";
import type { Sleep } from "../within.ts";
import { findJsonFault } from "./find-json-fault.ts";
import { REQUEST_WORDS } from "./request-words.ts";

/** What a route takes in: how much, and of which kinds. */
export type BodyRule = { readonly maxBytes: number; readonly types: readonly string[] };

/** Why a body is not taken, with the status that says so. */
export type BodyFault = { readonly status: 400 | 408 | 413 | 415; readonly said: Said };

export type BodyTime = { readonly sleep: Sleep; readonly cutoffMs: number };

/** A whole body may take so long, however it trickles in. */
export const BODY_CUTOFF_MS = 10_000;

const JSON_TYPE = "application/json";

const typeOf = (headers: Headers): string =>
  (headers.get("content-type") ?? "").split(";")[0]?.trim().toLowerCase() ?? "";

const tooLong = (maxBytes: number): BodyFault => ({
  status: 413,
  said: saidBy(REQUEST_WORDS, ({ longerThan }) => longerThan(maxBytes / 1024)),
});

const TOO_SLOW: BodyFault = { status: 408, said: saidBy(REQUEST_WORDS, ({ tooSlow }) => tooSlow) };

/** What its headers say against a body; nothing of it was read then. */
function faultOfHeaders(headers: Headers, rule: BodyRule): BodyFault | null {
  const encoding = (headers.get("content-encoding") ?? "identity").trim().toLowerCase();
  if (encoding !== "identity")
    return { status: 415, said: saidBy(REQUEST_WORDS, ({ compressed }) => compressed) };
  if (!rule.types.includes(typeOf(headers))) {
    return {
      status: 415,
      said: saidBy(REQUEST_WORDS, ({ sendJson, sendJsonOrForm }) =>
        rule.types.length > 1 ? sendJsonOrForm : sendJson,
      ),
    };
  }
  return Number(headers.get("content-length") ?? 0) > rule.maxBytes ? tooLong(rule.maxBytes) : null;
}

const joined = (chunks: readonly Uint8Array[], length: number): Uint8Array<ArrayBuffer> => {
  const whole = new Uint8Array(length);
  let at = 0;
  for (const chunk of chunks) {
    whole.set(chunk, at);
    at += chunk.length;
  }
  return whole;
};

/**
 * Reads until the end, the limit or the cutoff, whichever comes first. What is left then stays unread: giving the stream
 * up would close the socket before the answer is on it.
 */
async function readStream(
  body: ReadableStream<Uint8Array>,
  maxBytes: number,
  time: BodyTime,
): Promise<Uint8Array<ArrayBuffer> | BodyFault> {
  const reader = body.getReader();
  const ended = new AbortController();
  const cutoff = time.sleep(time.cutoffMs, ended.signal).then(() => "late" as const);
  const chunks: Uint8Array[] = [];
  let length = 0;
  try {
    for (;;) {
      const next = await Promise.race([reader.read(), cutoff]);
      if (next === "late") return TOO_SLOW;
      if (next.done) return joined(chunks, length);
      length += next.value.length;
      if (length > maxBytes) return tooLong(maxBytes);
      chunks.push(next.value);
    }
  } finally {
    ended.abort();
  }
}

const decoder = new TextDecoder("utf-8", { fatal: true });

function faultOfJson(bytes: Uint8Array): BodyFault | null {
  try {
    const fault = findJsonFault(decoder.decode(bytes));
    return fault === null ? null : { status: 400, said: fault };
  } catch {
    return { status: 400, said: saidBy(REQUEST_WORDS, ({ noUtf8 }) => noUtf8) };
  }
}

/** The body of a request, or why it is not taken. JSON is looked through before anybody parses it. */
export async function readBody(
  request: Request,
  rule: BodyRule,
  time: BodyTime,
): Promise<Uint8Array<ArrayBuffer> | BodyFault> {
  const fault = faultOfHeaders(request.headers, rule);
  if (fault !== null) return fault;
  const bytes =
    request.body === null ? new Uint8Array() : await readStream(request.body, rule.maxBytes, time);
  if (!(bytes instanceof Uint8Array) || bytes.length === 0) return bytes;
  return (typeOf(request.headers) === JSON_TYPE ? faultOfJson(bytes) : null) ?? bytes;
}
