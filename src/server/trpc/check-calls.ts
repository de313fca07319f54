import { type Said, saidBy } from "#domain/language/in-both.ts";
import { findJsonFault } from "../http/find-json-fault.ts";
import { REQUEST_WORDS } from "../http/request-words.ts";

/** Calls one request may carry. */
export const MAX_BATCH = 10;

const NO_JSON = saidBy(REQUEST_WORDS, ({ noJson }) => noJson);
const ODD = saidBy(REQUEST_WORDS, ({ odd }) => odd);
const TOO_MANY = saidBy(REQUEST_WORDS, ({ tooManyCalls }) => tooManyCalls(MAX_BATCH));

type Parsed = { readonly value: unknown } | null;

function parsed(text: string): Parsed {
  try {
    return { value: JSON.parse(text) };
  } catch {
    return null;
  }
}

/** The library decodes the path before it looks for commas; null where it could not. */
function decoded(pathname: string): string | null {
  try {
    return decodeURIComponent(pathname);
  } catch {
    return null;
  }
}

/** Inputs by the place of their call, "0" to the last; a call without an input has none here. */
const isBatchOf = (value: unknown, calls: number): boolean =>
  typeof value === "object" &&
  value !== null &&
  !Array.isArray(value) &&
  Object.keys(value).every((name) => /^\d$/.test(name) && Number(name) < calls);

/**
 * Why a request is refused before any call of it is looked at, as a sentence; null when it may go on. The library reads
 * the input of a call when that call asks for it: without this, a call without one would run whatever else was sent.
 */
export function checkCalls(url: URL, input: string | null): Said | null {
  const { searchParams, pathname } = url;
  if (["batch", "input"].some((name) => searchParams.getAll(name).length > 1)) return ODD;
  const isBatch = searchParams.get("batch") === "1";
  const path = decoded(pathname);
  if (path === null) return ODD;
  const calls = path.split(",").length;
  if (isBatch && calls > MAX_BATCH) return TOO_MANY;
  const text = input ?? searchParams.get("input") ?? "";
  if (text === "") return null;
  const fault = findJsonFault(text);
  if (fault !== null) return fault;
  const answer = parsed(text);
  if (answer === null) return NO_JSON;
  return isBatch && !isBatchOf(answer.value, calls) ? ODD : null;
}
