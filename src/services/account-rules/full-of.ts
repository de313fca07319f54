import { type AccountRuleKind, MOST_RULES } from "#domain/automations/account-rule.ts";
import { type Said, saidBy } from "#domain/language/in-both.ts";
import { FULL_WORDS } from "./full-words.ts";

/** What is said where an account has as many rules of a kind as it may. */
export const fullOf = (kind: AccountRuleKind): Said =>
  saidBy(FULL_WORDS, (words) => words[kind](MOST_RULES[kind]));
