import type { z } from "zod";
import { type Said, saidBy } from "#domain/language/in-both.ts";
import { figures } from "#domain/notifications/figures.ts";
import { ISSUE_WORDS } from "./issue-words.ts";
import { SCHEMA_WORDS } from "./schemas/schema-words.ts";

type Issue = z.core.$ZodIssue;
type Key = keyof typeof SCHEMA_WORDS.en;

const KEYS: ReadonlyMap<string, Key> = new Map(
  (Object.keys(SCHEMA_WORDS.en) as Key[]).map((key) => [SCHEMA_WORDS.en[key], key]),
);

/** What the library says by itself, by what it found. */
const saidPlainly = (issue: Issue): Said =>
  saidBy(ISSUE_WORDS, (words, locale) => {
    const own = issue.message;
    const amount = (bound: number | bigint) => figures(locale).number(Number(bound));
    if (issue.code === "too_small")
      return (issue.origin === "number" ? words.tooSmall : words.tooShort)(own, amount(issue.minimum));
    if (issue.code === "too_big")
      return (issue.origin === "number" ? words.tooBig : words.tooLong)(own, amount(issue.maximum));
    return words.odd(own);
  });

/** What is wrong with an input, in the words of its schema, which says them in English. */
export const sayIssue = (issue: Issue): Said => {
  const key = KEYS.get(issue.message);
  return key === undefined ? saidPlainly(issue) : saidBy(SCHEMA_WORDS, (words) => words[key]);
};
