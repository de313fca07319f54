import type { AccountView } from "#server/trpc/schemas/views.ts";
import { Glyph } from "#ui/kit/glyph.tsx";
import { useWords } from "#ui/kit/use-words.ts";
import { KEY_WORDS } from "./key-words.ts";

/** Whether the key works, in a word; the worst that is known. */
export const KeyState = ({ account }: { readonly account: AccountView }) => {
  const { states } = useWords(KEY_WORDS);
  if (account.status === "unauthorized") {
    return (
      <span className="tag s-danger">
        <Glyph kind="danger" />
        {states.refused}
      </span>
    );
  }
  if (account.pausedReason !== null) {
    return (
      <span className="tag s-watch">
        <Glyph kind="watch" />
        {states.paused}
      </span>
    );
  }
  if (account.blindSince === null) {
    return (
      <span className="tag">
        <Glyph kind="safe" />
        {states.working}
      </span>
    );
  }
  return (
    <span className="tag">
      <Glyph kind="blind" />
      {account.blindReason === null ? states.notReadable : states.notReadableFor(account.blindReason)}
    </span>
  );
};
