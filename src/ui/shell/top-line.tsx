"use client";

import type { AccountView, PriceView } from "#server/trpc/schemas/views.ts";
import { useOverview } from "#ui/api/use-overview.ts";
import { useFormat } from "#ui/format/use-format.ts";
import { useLocale, useWords } from "#ui/kit/use-words.ts";
import { STALE_AFTER_MS } from "#ui/verdict/reading-age.ts";
import { provenanceIn } from "./provenance-words.ts";
import { SHELL_WORDS } from "./shell-words.ts";
import { useStateInTab } from "./use-state-in-tab.ts";

/** What paper prices are unless the server says otherwise. */
const SIMULATED = "simulated prices";

const PriceNow = ({ price, now }: { readonly price: PriceView; readonly now: number }) => {
  const words = useWords(SHELL_WORDS);
  const format = useFormat();
  const ageMs = Math.max(0, now - Date.parse(price.readAt));
  const isStale = ageMs > STALE_AFTER_MS.price;
  return (
    <span className="right">
      <span>
        <b className={isStale ? "stale-num" : undefined} data-testid="price">
          BTC {format.price(price.last)}
        </b>{" "}
        USD
      </span>
      <span
        className="age"
        title={price.provenance === null ? words.lastPrice : provenanceIn(format.locale, price.provenance)}
      >
        {format.ago(ageMs, price.readAt)}
      </span>
    </span>
  );
};

/** `Paper desk [paper] simulated prices`: the account and its network are always named. */
export const AccountName = ({
  account,
  price,
}: {
  readonly account: AccountView;
  readonly price: PriceView | null;
}) => {
  const locale = useLocale();
  return (
    <span className="where">
      <b>{account.label}</b>
      <span className="tag">
        <span className="net">{account.network}</span>
        {account.network === "paper" ? provenanceIn(locale, price?.provenance ?? SIMULATED) : null}
      </span>
    </span>
  );
};

/** Where the trader is and what Bitcoin costs there, on every page. */
export const TopLine = () => {
  const words = useWords(SHELL_WORDS);
  const { overview, now, isUnreachable } = useOverview();
  useStateInTab(overview, now);
  const account = overview?.accounts[0] ?? null;
  const price =
    overview?.prices.find(({ network }) => account === null || network === account.network) ?? null;
  return (
    <div className="top">
      {account === null ? <span /> : <AccountName account={account} price={price} />}
      {price === null ? (
        <span className="right">
          {overview === null && !isUnreachable ? words.readingPrices : words.noPrice}
        </span>
      ) : (
        <PriceNow price={price} now={now} />
      )}
    </div>
  );
};
