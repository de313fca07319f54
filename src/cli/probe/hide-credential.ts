import type { Credential } from "#ports/exchange.ts";

/** A shorter part is in half the words there are, and hiding it would show it. */
const SHORTEST = 4;

const hideIn = (value: unknown, secrets: readonly string[]): unknown => {
  if (typeof value === "string")
    return secrets.reduce((text, part) => text.replaceAll(part, "[hidden]"), value);
  if (Array.isArray(value)) return value.map((item) => hideIn(item, secrets));
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, held]) => [name, hideIn(held, secrets)]));
};

/**
 * The same value with every part of the credential taken out of its texts. Answers are cleared of it where they are read;
 * this holds for whatever else an exchange may put it into, such as an id.
 */
export const hideCredential = <T>(value: T, credential: Credential): T => {
  const parts = [credential.key, credential.secret, credential.passphrase];
  const secrets = parts.filter(({ length }) => length >= SHORTEST).sort((a, b) => b.length - a.length);
  return hideIn(value, secrets) as T;
};
