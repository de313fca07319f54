"use client";

import type { AccountView } from "#server/trpc/schemas/views.ts";
import { Button } from "#ui/kit/button.tsx";
import { CrossActions } from "./cross-actions.tsx";
import { mayTrade } from "./may-trade.ts";
import { useActionSheet } from "./use-action-sheet.ts";

type Props = {
  readonly account: AccountView;
  /** How many isolated positions are open. */
  readonly open: number;
};

/** What can be done on an account by hand: isolated trades, and the cross margin. */
export const AccountActions = ({ account, open: count }: Props) => {
  const open = useActionSheet();
  const isAllowed = mayTrade(account, "isolated");
  return (
    <section className="by-hand" aria-label={`By hand on ${account.label}`}>
      <div className="acts">
        <Button disabled={!isAllowed} onClick={() => open({ deed: "open", account })} data-testid="hand-open">
          Open a trade
        </Button>
        {count === 0 ? null : (
          <Button
            look="grave"
            disabled={!isAllowed}
            onClick={() => open({ deed: "close-all", account })}
            data-testid="hand-close-all"
          >
            Close all ({count})
          </Button>
        )}
      </div>
      {isAllowed ? null : <p className="hint">This key may not trade isolated futures.</p>}
      <CrossActions account={account} />
    </section>
  );
};
