/** What a query reads: a metric, and the labels it is chosen and grouped by. */
export type Selector = { readonly metric: string; readonly labels: readonly string[] };

const TEXT = /"(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*'/g;
const RANGE = /\[[^\]]*\]/g;
const GROUPING = /\b(by|without|on|ignoring|group_left|group_right)\s*\(([^)]*)\)/g;
const SELECTOR = /(?<![\w$.])([a-zA-Z_:][\w:]*)\s*(?:\{([^}]*)\}|(?![\w:]*\s*\())/g;
const WORDS: ReadonlySet<string> = new Set(["and", "or", "unless", "offset", "bool", "inf", "nan"]);

const namesIn = (text: string): readonly string[] =>
  [...text.matchAll(/[a-zA-Z_]\w*/g)].map(([name]) => name);

/**
 * Every metric that a PromQL query reads, with the names of the labels that choose among its series. A tokenizer and no
 * parser: it knows what a name can be, not whether the query makes sense.
 */
export const selectorsOf = (query: string): readonly Selector[] => {
  const bare = query.replaceAll(TEXT, '""').replaceAll(RANGE, "");
  return [...bare.replaceAll(GROUPING, "").matchAll(SELECTOR)]
    .filter(([, name = ""]) => !WORDS.has(name))
    .map(([, metric = "", chosen = ""]) => ({ metric, labels: namesIn(chosen) }));
};

/** The labels a query groups by. */
export const groupingsOf = (query: string): readonly string[] =>
  [...query.matchAll(GROUPING)].flatMap(([, , names = ""]) => namesIn(names));
