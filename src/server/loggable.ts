const REDACTED = "[redacted]";
const MAX_DEPTH = 6;
const MAX_ITEMS = 50;
const MAX_TEXT = 2_000;

/** Field names whose values are never written down, in any spelling. */
const SECRET =
  /authorization|cookie|passphrase|password|secret|token|credential|signature|totp|lnm-access|api[-_]?key|vault[-_]?key|^(key|sid|ciphertext|wrappedKey)$/i;

/** A database error repeats the statement's parameters in its message, whoever made text of it; what was asked is enough. */
function withoutParameters(text: string): string {
  return text.split(/\nparams:/)[0] ?? "";
}

/** What JSON leaves as it is but a screen or a line reader does not: C1 controls, line and paragraph ends, direction marks. */
const UNSEEN = /[\u007f-\u009f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff]/g;

const spelledOut = (text: string): string =>
  text.replace(UNSEEN, (unseen) => `\\u${unseen.charCodeAt(0).toString(16).padStart(4, "0")}`);

function shortened(text: string): string {
  return spelledOut(text.length > MAX_TEXT ? `${text.slice(0, MAX_TEXT)}…` : text);
}

/** Name, message, code, frames and cause; what else libraries hang on errors (requests, queries, rows) stays out. */
function loggableError(error: Error, depth: number): Record<string, unknown> {
  const frames = error.stack?.split("\n").filter((line) => /^\s+at /.test(line)) ?? [];
  const code = "code" in error && typeof error.code === "string" ? { code: error.code } : {};
  const cause = error.cause === undefined ? {} : { cause: loggable(error.cause, depth + 1) };
  return {
    name: error.name,
    message: shortened(withoutParameters(error.message)),
    ...code,
    stack: frames.slice(0, 20),
    ...cause,
  };
}

/** A copy of anything that is safe to log: secrets by name removed, errors reduced, depth and length bounded. */
export function loggable(value: unknown, depth = 0): unknown {
  if (typeof value === "string") return shortened(withoutParameters(value));
  if (typeof value === "bigint") return String(value);
  if (typeof value !== "object" || value === null) return typeof value === "function" ? undefined : value;
  if (depth > MAX_DEPTH) return "[deeper]";
  if (value instanceof Error) return loggableError(value, depth);
  if (value instanceof Date) return Number.isNaN(value.getTime()) ? "Invalid Date" : value.toISOString();
  if (ArrayBuffer.isView(value) || value instanceof ArrayBuffer) return `[${value.byteLength} bytes]`;
  if (value instanceof Map || value instanceof Set) return `[${value.size} entries]`;
  if (Array.isArray(value)) return value.slice(0, MAX_ITEMS).map((item) => loggable(item, depth + 1));
  if ("toJSON" in value && typeof value.toJSON === "function") return loggable(value.toJSON(), depth + 1);
  return Object.fromEntries(
    Object.entries(value)
      .slice(0, MAX_ITEMS)
      .map(([name, item]) => [shortened(name), SECRET.test(name) ? REDACTED : loggable(item, depth + 1)]),
  );
}
