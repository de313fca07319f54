import type { PasswordDictionary } from "#ports/password-dictionary.ts";

/** What is repeated, if the text is something over and over; else the text. */
function unitOf(text: string): string {
  for (let length = 1; length <= text.length / 2; length++) {
    const unit = text.slice(0, length);
    if (text.length % length === 0 && unit.repeat(text.length / length) === text) return unit;
  }
  return text;
}

/** Whether it is what everybody tries first: a known password or word, alone, repeated, or with figures and signs after it. */
export function isKnownPassword(dictionary: PasswordDictionary, password: string): boolean {
  const text = password.toLowerCase();
  const bare = text.replace(/[\d\W_]+$/u, "");
  return [text, bare, unitOf(text), unitOf(bare)].some((stem) => stem !== "" && dictionary.has(stem));
}
