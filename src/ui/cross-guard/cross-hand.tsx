import type { AccountView } from "#server/trpc/schemas/views.ts";
import { CrossActions } from "#ui/actions/cross-actions.tsx";
import { mayTrade } from "#ui/actions/may-trade.ts";
import { useActionSheet } from "#ui/actions/use-action-sheet.ts";
import { Button } from "#ui/kit/button.tsx";
import { useWords } from "#ui/kit/use-words.ts";
import { CROSS_PAGE_WORDS } from "./cross-page-words.ts";

/** What can be done on the cross margin by hand, its leverage among it. */
export const CrossHand = ({ account }: { readonly account: AccountView }) => {
  const words = useWords(CROSS_PAGE_WORDS);
  const open = useActionSheet();
  return (
    <section className="by-hand" aria-label={words.byHand}>
      <CrossActions account={account} />
      {mayTrade(account, "cross") ? (
        <div className="acts">
          <Button
            isSmall
            onClick={() => open({ deed: "cross-leverage", account })}
            data-testid="hand-cross-leverage"
          >
            {words.changeLeverage}
          </Button>
        </div>
      ) : null}
    </section>
  );
};
