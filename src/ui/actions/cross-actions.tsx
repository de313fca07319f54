"use client";

import type { AccountView } from "#server/trpc/schemas/views.ts";
import { Button } from "#ui/kit/button.tsx";
import { mayTrade } from "./may-trade.ts";
import { type AccountDeed, useActionSheet } from "./use-action-sheet.ts";

const DEEDS: readonly (readonly [deed: AccountDeed, words: string])[] = [
  ["cross-order", "Cross order"],
  ["cross-deposit", "Deposit"],
  ["cross-withdraw", "Withdraw"],
  ["cross-close", "Close cross"],
];

/** What can be done on the cross margin of an account by hand. */
export const CrossActions = ({ account }: { readonly account: AccountView }) => {
  const open = useActionSheet();
  if (!mayTrade(account, "cross")) {
    return <p className="hint">This key may not trade on the cross margin.</p>;
  }
  return (
    <div className="acts">
      <span className="label">Cross margin</span>
      {DEEDS.map(([deed, words]) => (
        <Button
          key={deed}
          look={deed === "cross-close" ? "grave" : "plain"}
          isSmall
          onClick={() => open({ deed, account })}
          data-testid={`hand-${deed}`}
        >
          {words}
        </Button>
      ))}
    </div>
  );
};
