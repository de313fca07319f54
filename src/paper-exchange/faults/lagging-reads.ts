import type { StaleAnswers } from "./stale-answers.ts";

export type LaggingReads = {
  /** Called before a change with a way to remember what the account's reads answer now. */
  onChange(accountId: string, remember: () => StaleAnswers): void;
  /** What a read still shows of the time before the last change; null once it has caught up. */
  find(accountId: string, path: string): ReturnType<StaleAnswers["find"]>;
};

/** Reads that trail the changes of their account: the first `reads` of them after each change do not show it. */
export function createLaggingReads(reads: number): LaggingReads {
  const behind = new Map<string, { readonly answers: StaleAnswers; left: number }>();
  return {
    onChange: (accountId, remember) => {
      if (reads > 0) behind.set(accountId, { answers: remember(), left: reads });
    },
    find: (accountId, path) => {
      const held = behind.get(accountId);
      const old = held?.answers.find(accountId, path) ?? null;
      if (held === undefined || old === null) return null;
      held.left -= 1;
      if (held.left <= 0) behind.delete(accountId);
      return old;
    },
  };
}
