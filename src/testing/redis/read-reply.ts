/** An answer in Redis's wire format (RESP 2); an error is an answer too. */
export type RedisReply = string | number | null | RedisError | readonly RedisReply[];

export class RedisError {
  readonly message: string;

  constructor(message: string) {
    this.message = message;
  }
}

type Read = { readonly reply: RedisReply; readonly end: number };

/** The reply that starts at `at`, or null while some of it has not arrived. */
export function readReply(bytes: Buffer, at: number): Read | null {
  const lineEnd = bytes.indexOf("\r\n", at);
  if (lineEnd === -1) return null;
  const line = bytes.toString("utf8", at + 1, lineEnd);
  const end = lineEnd + 2;
  switch (String.fromCharCode(bytes[at] ?? 0)) {
    case "+":
      return { reply: line, end };
    case "-":
      return { reply: new RedisError(line), end };
    case ":":
      return { reply: Number(line), end };
    case "$":
      return readText(bytes, end, Number(line));
    case "*":
      return readList(bytes, end, Number(line));
    default:
      throw new Error(`redis-server sent a reply of an unknown type: ${line}`);
  }
}

function readText(bytes: Buffer, start: number, length: number): Read | null {
  if (length === -1) return { reply: null, end: start };
  if (bytes.length < start + length + 2) return null;
  return { reply: bytes.toString("utf8", start, start + length), end: start + length + 2 };
}

function readList(bytes: Buffer, start: number, length: number): Read | null {
  if (length === -1) return { reply: null, end: start };
  const items: RedisReply[] = [];
  let end = start;
  for (let index = 0; index < length; index++) {
    const item = readReply(bytes, end);
    if (item === null) return null;
    items.push(item.reply);
    end = item.end;
  }
  return { reply: items, end };
}
