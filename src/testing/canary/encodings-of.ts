/** One way a secret can be written. */
export type Encoded = { readonly encoding: string; readonly bytes: Buffer };

const UNRESERVED = /^[A-Za-z0-9\-_.!~*'()]$/;

const ascii = (encoding: string, text: string): Encoded => ({ encoding, bytes: Buffer.from(text, "utf8") });

/** The text these bytes spell; null where they spell none. */
function textOf(bytes: Buffer): string | null {
  const text = bytes.toString("utf8");
  return Buffer.from(text, "utf8").equals(bytes) ? text : null;
}

/**
 * Base64 of whatever the secret stands in: three alignments, each without the letters at its ends that depend on the
 * neighbours.
 */
function base64Of(bytes: Buffer): readonly string[] {
  return [0, 1, 2].map((before) => {
    const text = Buffer.concat([Buffer.alloc(before), bytes]).toString("base64");
    const whole = Math.floor(((before + bytes.length) * 8) / 6);
    return text.slice(before === 0 ? 0 : before + 1, whole);
  });
}

const base64Url = (text: string): string => text.replaceAll("+", "-").replaceAll("/", "_");

/** Each byte that has a meaning in an address is spelled `%2F`; lower-case digits are allowed too. */
function urlEncoded(bytes: Buffer, digits: (hex: string) => string): string {
  return Array.from(bytes, (byte) => {
    const letter = String.fromCharCode(byte);
    return UNRESERVED.test(letter) ? letter : `%${digits(byte.toString(16).padStart(2, "0"))}`;
  }).join("");
}

/** As JSON writes it, and as it writes it for a page, where `<`, `>`, `&` and `/` are escaped as well. */
function jsonEscaped(text: string): readonly string[] {
  const plain = JSON.stringify(text).slice(1, -1);
  const code = (letter: string) => `\\u${letter.charCodeAt(0).toString(16).padStart(4, "0")}`;
  return [
    plain,
    plain.replaceAll("/", "\\/"),
    plain.replace(/[<>&]/g, code),
    plain.replace(/[<>&/\u0080-\uffff]/g, code),
  ];
}

const HTML: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&#x27;",
};

/** What only text can be written as. */
function textForms(text: string): readonly Encoded[] {
  return [
    ...jsonEscaped(text).map((form) => ascii("JSON-escaped", form)),
    ascii(
      "HTML-escaped",
      text.replace(/[&<>"']/g, (letter) => HTML[letter] ?? letter),
    ),
    { encoding: "UTF-16LE", bytes: Buffer.from(text, "utf16le") },
  ];
}

/** What a logger makes of bytes that nobody turned into text. */
function byteForms(bytes: Buffer): readonly Encoded[] {
  const numbers = Array.from(bytes, String);
  const pairs = numbers.map((byte, index) => `"${index}":${byte}`);
  return [
    ascii("byte list", numbers.join(",")),
    ascii("byte list", numbers.join(", ")),
    ascii("byte map", pairs.join(",")),
    ascii("spaced hex", bytes.toString("hex").replace(/..(?=.)/g, "$& ")),
  ];
}

/** Every way in which these bytes are searched; forms that look alike are searched once, under the first name. */
export function encodingsOf(bytes: Buffer): readonly Encoded[] {
  const text = textOf(bytes);
  const hex = bytes.toString("hex");
  const base64 = base64Of(bytes);
  const forms: readonly Encoded[] = [
    { encoding: "raw", bytes },
    ...base64.map((form) => ascii("base64", form)),
    ...base64.map((form) => ascii("base64url", base64Url(form))),
    ...base64.map((form) => ascii("base64 in an address", encodeURIComponent(form))),
    ascii("hex", hex),
    ascii("hex", hex.toUpperCase()),
    ascii(
      "URL-encoded",
      urlEncoded(bytes, (digits) => digits.toUpperCase()),
    ),
    ascii(
      "URL-encoded",
      urlEncoded(bytes, (digits) => digits),
    ),
    ...(text === null ? [] : textForms(text)),
    { encoding: "reversed", bytes: Buffer.from(bytes).reverse() },
    ...byteForms(bytes),
  ];
  const seen = new Set<string>();
  return forms.filter((form) => {
    const key = form.bytes.toString("latin1");
    const isNew = !seen.has(key);
    seen.add(key);
    return isNew;
  });
}
