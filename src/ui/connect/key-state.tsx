import type { AccountView } from "#server/trpc/schemas/views.ts";
import { Glyph } from "#ui/kit/glyph.tsx";

/** Whether the key works, in a word; the worst that is known. */
export const KeyState = ({ account }: { readonly account: AccountView }) => {
  if (account.status === "unauthorized") {
    return (
      <span className="tag s-danger">
        <Glyph kind="danger" />
        The exchange refuses this key
      </span>
    );
  }
  if (account.pausedReason !== null) {
    return (
      <span className="tag s-watch">
        <Glyph kind="watch" />
        Paused
      </span>
    );
  }
  if (account.blindSince === null) {
    return (
      <span className="tag">
        <Glyph kind="safe" />
        Working
      </span>
    );
  }
  return (
    <span className="tag">
      <Glyph kind="blind" />
      Not readable{account.blindReason === null ? "" : `: ${account.blindReason}`}
    </span>
  );
};
