/** As it is compared: without accents, case, and what a price is grouped by. */
export const folded = (text: string): string =>
  text
    .normalize("NFD")
    .replaceAll(/\p{M}/gu, "")
    .toLowerCase()
    .replaceAll(/(?<=\d)[.,](?=\d{3})/gu, "")
    .replaceAll(/[^\p{L}\p{N}]+/gu, " ")
    .trim();

const STARTS = 1;
const WITHIN = 0.6;
const IN_ORDER = 0.3;
/** So many letters at least before some may be left out: two are in order in nearly every word. */
const LEAST_IN_ORDER = 3;
/** A name says it better than what else it could be called. */
const ALIAS = 0.8;

const areInOrder = (letters: string, word: string): boolean => {
  let from = 0;
  for (const letter of letters) {
    from = word.indexOf(letter, from) + 1;
    if (from === 0) return false;
  }
  return true;
};

const wordScore = (part: string, word: string): number => {
  if (word.startsWith(part)) return STARTS;
  if (word.includes(part)) return WITHIN;
  return part.length >= LEAST_IN_ORDER && word.startsWith(part.charAt(0)) && areInOrder(part, word)
    ? IN_ORDER
    : 0;
};

const partScore = (part: string, text: string): number =>
  Math.max(0, ...text.split(" ").map((word) => wordScore(part, word)));

/**
 * How well what is looked for fits an entry, from 0 (not at all) to 1: each word of it must be found in the name or an alias,
 * from its beginning, within, or with letters left out.
 */
export const scoreEntry = (search: string, name: string, aliases: readonly string[]): number => {
  const parts = folded(search).split(" ");
  const [own, others] = [folded(name), folded(aliases.join(" "))];
  const scores = parts.map((part) => Math.max(partScore(part, own), ALIAS * partScore(part, others)));
  return scores.includes(0) ? 0 : scores.reduce((sum, score) => sum + score, 0) / scores.length;
};
