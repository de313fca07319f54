import type { AccountView } from "#server/trpc/schemas/views.ts";
import { Note } from "#ui/kit/note.tsx";

/** Why nothing acts on this account, and what starts it again. */
export const PausedKey = ({ account }: { readonly account: AccountView }) =>
  account.pausedReason === null ? null : (
    <Note glyph="watch" title="Its automations are paused">
      <p data-testid="key-paused">{account.pausedReason}</p>
      <p>
        Nothing is sent to the exchange with this key meanwhile; stops that stand there stay. Test it, or
        replace it, and they go on.
      </p>
    </Note>
  );
