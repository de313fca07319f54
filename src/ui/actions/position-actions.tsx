"use client";

import type { AccountView, PositionView } from "#server/trpc/schemas/views.ts";
import { Button } from "#ui/kit/button.tsx";
import { useWords } from "#ui/kit/use-words.ts";
import { mayTrade } from "./may-trade.ts";
import { POSITION_HAND_WORDS } from "./position-hand-words.ts";
import { useActionSheet } from "./use-action-sheet.ts";

type Props = { readonly account: AccountView; readonly position: PositionView };

const DEEDS = ["add-margin", "cash-in", "stop-loss", "take-profit", "close"] as const;

/** What can be done with a position by hand, each by one press and a preview. */
export const PositionActions = ({ account, position }: Props) => {
  const words = useWords(POSITION_HAND_WORDS);
  const open = useActionSheet();
  const isAllowed = mayTrade(account, "isolated");
  return (
    <section className="by-hand" aria-labelledby="by-hand-title">
      <h2 id="by-hand-title">{words.title}</h2>
      <div className="acts">
        {DEEDS.map((deed) => (
          <Button
            key={deed}
            look={deed === "close" ? "grave" : "plain"}
            disabled={!isAllowed}
            onClick={() => open({ deed, account, position })}
            data-testid={`hand-${deed}`}
          >
            {words.deeds[deed]}
          </Button>
        ))}
      </div>
      <p className="hint">{isAllowed ? words.seen : words.noIsolated}</p>
    </section>
  );
};
