"use client";

import Link from "next/link";
import { usePathname } from "next/navigation";
import { STALE_AFTER_MS } from "#domain/verdict/judge-freshness.ts";
import type { Overview, PriceView } from "#server/trpc/schemas/views.ts";
import { accountOfPath, chosenAccount, isAboutAccounts } from "#ui/accounts/account-choice.ts";
import { useAccountOfLastTime, useChosenAccount } from "#ui/accounts/use-chosen-account.ts";
import { useOverview } from "#ui/api/use-overview.ts";
import { useFormat } from "#ui/format/use-format.ts";
import { useWords } from "#ui/kit/use-words.ts";
import { ToNotifications } from "#ui/notifications/to-notifications.tsx";
import { FindButton } from "#ui/palette/find-button.tsx";
import { AccountSwitcher } from "./account-switcher.tsx";
import { provenanceIn } from "./provenance-words.ts";
import { SETTINGS_ICON } from "./settings-icon.ts";
import { SHELL_WORDS } from "./shell-words.ts";
import { useStateInTab } from "./use-state-in-tab.ts";

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
      <FindButton />
    </span>
  );
};

/** On a phone the bar below has no room for the settings. */
const ToSettings = () => {
  const { settings } = useWords(SHELL_WORDS).places;
  return (
    <Link className="to-settings" href="/settings" aria-label={settings} data-testid="to-settings">
      <svg viewBox="0 0 20 20" aria-hidden="true">
        <path d={SETTINGS_ICON} />
      </svg>
    </Link>
  );
};

/** The account a page is about: by its own address, by what was chosen, or the only one; null for all of them. */
const useAccount = (overview: Overview | null) => {
  const path = usePathname();
  const { accountId, choose } = useChosenAccount(overview);
  if (overview === null) return { account: null, choose: null };
  const { accounts } = overview;
  const byPath = accountOfPath(overview, path);
  const [first, ...more] = accounts;
  const isChosen = isAboutAccounts(path) && more.length > 0;
  const id = isChosen ? accountId : (byPath ?? (more.length === 0 ? first?.id : null) ?? null);
  return { account: chosenAccount(accounts, id), choose: isChosen ? choose : null };
};

/** Where the trader is and what Bitcoin costs there, on every page. */
export const TopLine = () => {
  const words = useWords(SHELL_WORDS);
  const { overview, now, isUnreachable } = useOverview();
  useStateInTab(overview, now);
  useAccountOfLastTime(overview);
  const { account, choose } = useAccount(overview);
  const network = (account ?? overview?.accounts[0])?.network;
  const price = overview?.prices.find((one) => network === undefined || network === one.network) ?? null;
  return (
    <div className="top">
      {overview === null || overview.accounts.length === 0 ? (
        <span />
      ) : (
        <AccountSwitcher overview={overview} account={account} now={now} onChoose={choose} />
      )}
      {price === null ? (
        <span className="right">
          {overview === null && !isUnreachable ? words.readingPrices : words.noPrice}
          <FindButton />
        </span>
      ) : (
        <PriceNow price={price} now={now} />
      )}
      <ToNotifications />
      <ToSettings />
    </div>
  );
};
