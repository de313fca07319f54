import { type Said, saidBy } from "#domain/language/in-both.ts";
import { REQUEST_WORDS } from "./request-words.ts";

const DEEPEST = 20;

const TOO_DEEP = saidBy(REQUEST_WORDS, ({ tooDeep }) => tooDeep(DEEPEST));
const TWICE = saidBy(REQUEST_WORDS, ({ twice }) => twice);
const NUL = saidBy(REQUEST_WORDS, ({ oddCharacter }) => oddCharacter);

/** A text, or what opens, closes or separates. A text without an end takes all that is left, so no input is read twice. */
const TOKEN = /"(?:[^"\\]|\\.)*(?:"|\\?$)|[{}[\],:]/gs;

/** The names seen in an object; null for a list, which has none. */
type Level = { readonly names: Set<string> | null; isName: boolean };

/** U+0000 as JSON writes it. PostgreSQL keeps it in no text, so it would be a failure of ours wherever one is looked up. */
const holdsNul = (token: string): boolean => /(?<!\\)(?:\\\\)*\\u0000/.test(token);

/** One name, one spelling: "\u0061" is "a". What is no valid text is left to the parser to refuse. */
function spelledOut(text: string): string {
  if (!text.includes("\\")) return text;
  try {
    return JSON.stringify(JSON.parse(text));
  } catch {
    return text;
  }
}

function noteName(level: Level | undefined, text: string): boolean {
  if (level?.names == null || !level.isName) return true;
  const name = spelledOut(text);
  if (level.names.has(name)) return false;
  level.names.add(name);
  return true;
}

/**
 * Why a JSON text is refused before it is parsed, as a sentence; null when it may be. A parser descends as deep as it is
 * told and takes the last of two fields with one name; another would take the first; and no text may hold U+0000. Says
 * nothing of other mistakes.
 */
export function findJsonFault(text: string): Said | null {
  const levels: Level[] = [];
  for (const [token] of text.matchAll(TOKEN)) {
    const level = levels.at(-1);
    if (holdsNul(token)) return NUL;
    if (token === "{" || token === "[") {
      if (levels.length === DEEPEST) return TOO_DEEP;
      levels.push({ names: token === "{" ? new Set() : null, isName: token === "{" });
    } else if (token === "}" || token === "]") levels.pop();
    else if (token === ",") {
      if (level !== undefined) level.isName = level.names !== null;
    } else if (token === ":") {
      if (level !== undefined) level.isName = false;
    } else if (!noteName(level, token)) return TWICE;
  }
  return null;
}
