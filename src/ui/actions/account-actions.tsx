"use client";

import type { AccountView } from "#server/trpc/schemas/views.ts";
import { Button } from "#ui/kit/button.tsx";
import { useWords } from "#ui/kit/use-words.ts";
import { CrossActions } from "./cross-actions.tsx";
import { HAND_WORDS } from "./hand-words.ts";
import { mayTrade } from "./may-trade.ts";
import { useActionSheet } from "./use-action-sheet.ts";

type Props = {
  readonly account: AccountView;
  /** How many isolated positions are open. */
  readonly open: number;
};

/** What can be done on an account by hand: isolated trades, and the cross margin. */
export const AccountActions = ({ account, open: count }: Props) => {
  const words = useWords(HAND_WORDS);
  const open = useActionSheet();
  const isAllowed = mayTrade(account, "isolated");
  return (
    <section className="by-hand" aria-label={words.byHandOn(account.label)}>
      <div className="acts">
        <Button disabled={!isAllowed} onClick={() => open({ deed: "open", account })} data-testid="hand-open">
          {words.openTrade}
        </Button>
        {count === 0 ? null : (
          <Button
            look="grave"
            disabled={!isAllowed}
            onClick={() => open({ deed: "close-all", account })}
            data-testid="hand-close-all"
          >
            {words.closeAll(count)}
          </Button>
        )}
      </div>
      {isAllowed ? null : <p className="hint">{words.noIsolated}</p>}
      <CrossActions account={account} />
    </section>
  );
};
