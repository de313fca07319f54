import type { Check } from "../architecture/source-tree.ts";

/** What a secret of some service looks like wherever it stands. */
const SHAPES: readonly (readonly [name: string, shape: RegExp])[] = [
  ["a Telegram bot token", /\b\d{8,10}:[A-Za-z0-9_-]{35}\b/],
  ["a private key", /-----BEGIN (?:[A-Z]+ )*PRIVATE KEY-----/],
  ["an access key of AWS", /\bAKIA[0-9A-Z]{16}\b/],
  ["a token of GitHub", /\bgh[opsru]_[A-Za-z0-9]{36}\b/],
  ["a token of Slack", /\bxox[abpr]-[A-Za-z0-9-]{20,}/],
  ["a live key of Stripe", /\b[rs]k_live_[A-Za-z0-9]{20,}/],
  ["a signed token", /\beyJ[A-Za-z0-9_-]{10,}\.eyJ[A-Za-z0-9_-]{10,}\.[A-Za-z0-9_-]{20,}/],
  ["a password in an address", /\b(?:postgres(?:ql)?|redis|https?):\/\/[^\s:@/"'`$]+:[^\s:@/"'`$]{16,}@/],
];

/** Something called a secret that is given one: a long run of characters without a word's regularity. */
const NAMED =
  /(?:secret|token|passphrase|password|api[-_]?key)["']?\s*[:=]\s*["'`]([A-Za-z0-9+/_=-]{24,})["'`]/gi;
const LEAST_BITS = 3.5;

/** Shannon's entropy of a text, bits a character: words and repetition lie low, keys high. */
const entropy = (text: string): number => {
  const counts = Map.groupBy(text, (character) => character);
  return [...counts.values()].reduce((bits, { length }) => {
    const share = length / text.length;
    return bits - share * Math.log2(share);
  }, 0);
};

/** Characters that count up, as in a made-up secret of a test: random ones seldom follow each other. */
const countsUp = (text: string): boolean => {
  const steps = Array.from(text.slice(1), (_, at) => text.charCodeAt(at + 1) - text.charCodeAt(at));
  return steps.filter((step) => step === 1).length > steps.length / 2;
};

const looksRandom = (value: string): boolean =>
  /\d/.test(value) && entropy(value) >= LEAST_BITS && !countsUp(value);

/** Secrets that stand in the tree: whoever reads it has them, and a default of ours is everybody's. */
export const findCommittedSecrets: Check = (files) =>
  Object.entries(files).flatMap(([file, text]) => {
    const shapes = SHAPES.filter(([, shape]) => shape.test(text)).map(([name]) => name);
    const named = [...text.matchAll(NAMED)].filter(([, value = ""]) => looksRandom(value));
    const found = [...shapes, ...named.map(([line]) => `what looks like one: ${line.slice(0, 24)}…`)];
    return found.map((name) => ({ file, why: `holds ${name}; make it at the first start or ask for it` }));
  });
