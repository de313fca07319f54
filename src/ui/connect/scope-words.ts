import { judgePermissions } from "#domain/accounts/judge-permissions.ts";
import { inBoth } from "#domain/language/in-both.ts";

/** What a scope is about, and what one may do with that. */
export const SCOPE_WORDS = inBoth({
  en: {
    subjects: {
      "futures:isolated": "isolated futures",
      "futures:cross": "cross futures",
      futures: "all futures",
      "account:deposits": "deposits",
      "account:withdrawals": "withdrawals",
      "account:notifications": "notifications",
      account: "the account",
      "synthetic-usd": "synthetic USD",
    },
    read: (subject: string) => `read ${subject}`,
    trade: (subject: string) => `trade ${subject}`,
    change: (subject: string) => `change ${subject}`,
    readAndTrade: (subject: string) => `read and trade ${subject}`,
    readAndChange: (subject: string) => `read and change ${subject}`,
    listed: (before: string, last: string) => `${before} and ${last}`,
    may: (all: string) => `May ${all}.`,
    canWithdraw: "Can withdraw",
    cannotWithdraw: "Cannot withdraw",
    notKnown: "Not known",
    notSaid: "The exchange has not said yet.",
  },
  "pt-BR": {
    subjects: {
      "futures:isolated": "futuros isolados",
      "futures:cross": "futuros cross",
      futures: "todos os futuros",
      "account:deposits": "depósitos",
      "account:withdrawals": "saques",
      "account:notifications": "notificações",
      account: "a conta",
      "synthetic-usd": "USD sintético",
    },
    read: (subject) => `ler ${subject}`,
    trade: (subject) => `operar ${subject}`,
    change: (subject) => `alterar ${subject}`,
    readAndTrade: (subject) => `ler e operar ${subject}`,
    readAndChange: (subject) => `ler e alterar ${subject}`,
    listed: (before, last) => `${before} e ${last}`,
    may: (all) => `Pode ${all}.`,
    canWithdraw: "Permite saque",
    cannotWithdraw: "Não permite saque",
    notKnown: "Não se sabe",
    notSaid: "A corretora ainda não disse.",
  },
});

type Words = (typeof SCOPE_WORDS)["en"];
type Subject = keyof Words["subjects"];

/** The beginnings of scopes that have words. */
const SUBJECTS: readonly Subject[] = [
  "futures:isolated",
  "futures:cross",
  "futures",
  "account:deposits",
  "account:withdrawals",
  "account:notifications",
  "account",
  "synthetic-usd",
];

type Access = "read" | "write" | "*";

const accessOf = (scope: string): Access | null => {
  const last = scope.split(":").at(-1);
  return last === "read" || last === "write" || last === "*" ? last : null;
};

const subjectOf = (scope: string): Subject | null =>
  SUBJECTS.find((begin) => scope.slice(0, scope.lastIndexOf(":")) === begin) ?? null;

const allowed = (words: Words, accesses: ReadonlySet<Access>, subject: Subject): string => {
  const isTrade = subject.startsWith("futures");
  const name = words.subjects[subject];
  if (accesses.has("*") || (accesses.has("read") && accesses.has("write")))
    return isTrade ? words.readAndTrade(name) : words.readAndChange(name);
  if (!accesses.has("write")) return words.read(name);
  return isTrade ? words.trade(name) : words.change(name);
};

const listed = (words: Words, parts: readonly string[]): string =>
  parts.length < 2 ? parts.join("") : words.listed(parts.slice(0, -1).join(", "), parts.at(-1) ?? "");

export type ScopeWords = {
  /** The one thing to know first. */
  readonly figure: string;
  readonly line: string;
};

/** What a key may do, in words; a scope we have no words for is named as the exchange names it. */
export const scopeWords = (words: Words, permissions: readonly string[]): ScopeWords => {
  if (permissions.length === 0) return { figure: words.notKnown, line: words.notSaid };
  const known = new Map<Subject, Set<Access>>();
  const unknown: string[] = [];
  for (const scope of permissions) {
    const subject = subjectOf(scope);
    const access = accessOf(scope);
    if (subject === null || access === null) unknown.push(scope);
    else known.set(subject, (known.get(subject) ?? new Set()).add(access));
  }
  const parts = [...known].map(([subject, accesses]) => allowed(words, accesses, subject));
  const { canWithdraw } = judgePermissions(permissions);
  return {
    figure: canWithdraw ? words.canWithdraw : words.cannotWithdraw,
    line: words.may(listed(words, [...parts, ...unknown])),
  };
};
