import { judgePermissions } from "#domain/accounts/judge-permissions.ts";

/** What a scope is about, by its beginning; the longest that fits names it. */
const SUBJECTS: readonly (readonly [scope: string, words: string])[] = [
  ["futures:isolated", "isolated futures"],
  ["futures:cross", "cross futures"],
  ["futures", "all futures"],
  ["account:deposits", "deposits"],
  ["account:withdrawals", "withdrawals"],
  ["account:notifications", "notifications"],
  ["account", "the account"],
  ["synthetic-usd", "synthetic USD"],
];

type Access = "read" | "write" | "*";

const accessOf = (scope: string): Access | null => {
  const last = scope.split(":").at(-1);
  return last === "read" || last === "write" || last === "*" ? last : null;
};

const subjectOf = (scope: string): string | null =>
  SUBJECTS.find(([begin]) => scope.slice(0, scope.lastIndexOf(":")) === begin)?.[1] ?? null;

const verbOf = (accesses: ReadonlySet<Access>, subject: string): string => {
  const change = subject.endsWith("futures") ? "trade" : "change";
  if (accesses.has("*") || (accesses.has("read") && accesses.has("write"))) return `read and ${change}`;
  return accesses.has("write") ? change : "read";
};

const listed = (parts: readonly string[]): string =>
  parts.length < 2 ? parts.join("") : `${parts.slice(0, -1).join(", ")} and ${parts.at(-1)}`;

export type ScopeWords = {
  /** The one thing to know first. */
  readonly figure: string;
  readonly line: string;
};

/** What a key may do, in words; a scope we have no words for is named as the exchange names it. */
export const scopeWords = (permissions: readonly string[]): ScopeWords => {
  if (permissions.length === 0) return { figure: "Not known", line: "The exchange has not said yet." };
  const known = new Map<string, Set<Access>>();
  const unknown: string[] = [];
  for (const scope of permissions) {
    const subject = subjectOf(scope);
    const access = accessOf(scope);
    if (subject === null || access === null) unknown.push(scope);
    else known.set(subject, (known.get(subject) ?? new Set()).add(access));
  }
  const words = [...known].map(([subject, accesses]) => `${verbOf(accesses, subject)} ${subject}`);
  const { canWithdraw } = judgePermissions(permissions);
  return {
    figure: canWithdraw ? "Can withdraw" : "Cannot withdraw",
    line: `May ${listed([...words, ...unknown])}.`,
  };
};
