"use client";

import type { AccountView, PositionView } from "#server/trpc/schemas/views.ts";
import { Button } from "#ui/kit/button.tsx";
import { mayTrade } from "./may-trade.ts";
import { type PositionDeed, useActionSheet } from "./use-action-sheet.ts";

type Props = { readonly account: AccountView; readonly position: PositionView };

const DEEDS: readonly (readonly [deed: PositionDeed, words: string])[] = [
  ["add-margin", "Add margin"],
  ["cash-in", "Cash in"],
  ["stop-loss", "Edit stop loss"],
  ["take-profit", "Edit take profit"],
  ["close", "Close"],
];

/** What can be done with a position by hand, each by one press and a preview. */
export const PositionActions = ({ account, position }: Props) => {
  const open = useActionSheet();
  const isAllowed = mayTrade(account, "isolated");
  return (
    <section className="by-hand" aria-labelledby="by-hand-title">
      <h2 id="by-hand-title">By hand</h2>
      <div className="acts">
        {DEEDS.map(([deed, words]) => (
          <Button
            key={deed}
            look={deed === "close" ? "grave" : "plain"}
            disabled={!isAllowed}
            onClick={() => open({ deed, account, position })}
            data-testid={`hand-${deed}`}
          >
            {words}
          </Button>
        ))}
      </div>
      <p className="hint">
        {isAllowed
          ? "You see what it does before anything is sent, and what came of it once it is read back."
          : "This key may not trade isolated futures, so nothing can be ordered by it."}
      </p>
    </section>
  );
};
