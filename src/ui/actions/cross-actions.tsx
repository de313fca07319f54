"use client";

import type { AccountView } from "#server/trpc/schemas/views.ts";
import { Button } from "#ui/kit/button.tsx";
import { useWords } from "#ui/kit/use-words.ts";
import { HAND_WORDS } from "./hand-words.ts";
import { mayTrade } from "./may-trade.ts";
import { useActionSheet } from "./use-action-sheet.ts";

const DEEDS = ["cross-order", "cross-deposit", "cross-withdraw", "cross-close"] as const;

/** What can be done on the cross margin of an account by hand. */
export const CrossActions = ({ account }: { readonly account: AccountView }) => {
  const words = useWords(HAND_WORDS).cross;
  const open = useActionSheet();
  if (!mayTrade(account, "cross")) {
    return <p className="hint">{words.mayNot}</p>;
  }
  return (
    <div className="acts">
      <span className="label">{words.title}</span>
      {DEEDS.map((deed) => (
        <Button
          key={deed}
          look={deed === "cross-close" ? "grave" : "plain"}
          isSmall
          onClick={() => open({ deed, account })}
          data-testid={`hand-${deed}`}
        >
          {words.deeds[deed]}
        </Button>
      ))}
    </div>
  );
};
