export const BLACKENED = "[redacted]";

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
 * Takes secret parts out of what a server answered, which may echo a request. Longest first, so that one part inside
 * another leaves no rest.
 */
export const blacken = (text: string, parts: readonly string[]): string => {
  const forms = [...new Set(parts.filter((part) => part !== "").flatMap(spellings))];
  return forms
    .sort((a, b) => b.length - a.length)
    .reduce((left, form) => left.replaceAll(form, BLACKENED), text);
};
