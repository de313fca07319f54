import type { AccountView } from "#server/trpc/schemas/views.ts";
import { Note } from "#ui/kit/note.tsx";
import { useWords } from "#ui/kit/use-words.ts";
import { KEY_WORDS } from "./key-words.ts";

/** Why nothing acts on this account, and what starts it again. */
export const PausedKey = ({ account }: { readonly account: AccountView }) => {
  const { paused } = useWords(KEY_WORDS);
  return account.pausedReason === null ? null : (
    <Note glyph="watch" title={paused.title}>
      <p data-testid="key-paused">{account.pausedReason}</p>
      <p>{paused.what}</p>
    </Note>
  );
};
