import type { Credential } from "#ports/exchange.ts";

const RAW_LIMIT_BYTES = 2048;

const inJson = (text: string): string => JSON.stringify(text).slice(1, -1);
const inAscii = (text: string): string =>
  text.replace(/[^\x20-\x7e]/g, (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`);

/** How a text may come back: as it is, inside a JSON string of either habit, or inside a URL. */
const spellings = (text: string): readonly string[] => [
  text,
  inJson(text),
  inAscii(inJson(text)),
  encodeURIComponent(text.toWellFormed()),
];

/**
 * Takes every part of the credential out of what a server answered, which may echo a request.
 * Longest first, so that one part inside another leaves no rest.
 */
export const redact = (text: string, credential: Credential | null): string => {
  if (credential === null) return text;
  const parts = [credential.key, credential.secret, credential.passphrase].filter((part) => part !== "");
  const forms = [...new Set(parts.flatMap(spellings))].sort((a, b) => b.length - a.length);
  return forms.reduce((left, form) => left.replaceAll(form, "[redacted]"), text);
};

/** At most 2 KB of an answer, for a receipt; never cuts a character in half. Redact before, or half a secret survives. */
export const shorten = (text: string): string => {
  const bytes = Buffer.from(text);
  if (bytes.length <= RAW_LIMIT_BYTES) return text;
  return new TextDecoder("utf-8").decode(bytes.subarray(0, RAW_LIMIT_BYTES), { stream: true });
};
