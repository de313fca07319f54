"use client";

import { usePathname, useSearchParams } from "next/navigation";
import { useCallback, useEffect, useRef } from "react";
import type { Overview } from "#server/trpc/schemas/views.ts";
import {
  ACCOUNT_PARAM,
  chosenAccount,
  isAboutAccounts,
  openingChoice,
  withAccount,
} from "./account-choice.ts";
import { rememberAccount, rememberedAccount } from "./remembered-account.ts";

/**
 * The account this page is about, by its address; null for all of them. `isSettled` tells whether that is known: an account
 * that is named has to be the trader's. Choosing adds to the way back.
 */
export const useChosenAccount = (overview: Overview | null) => {
  const path = usePathname();
  const params = useSearchParams();
  const named = params.get(ACCOUNT_PARAM);
  const account = overview === null ? null : chosenAccount(overview.accounts, named);
  const query = params.toString();
  const choose = useCallback(
    (accountId: string | null) => {
      rememberAccount(accountId);
      window.history.pushState(null, "", withAccount(path, query, accountId));
    },
    [path, query],
  );
  return { accountId: account?.id ?? null, isSettled: named === null || overview !== null, choose };
};

/** Opens each page about accounts at the one that was chosen last, and forgets one that is gone. */
export const useAccountOfLastTime = (overview: Overview | null): void => {
  const path = usePathname();
  const opened = useRef<string | null>(null);
  useEffect(() => {
    // Only as a page is opened: to go back to all accounts on it is a choice of its own.
    if (overview === null || opened.current === path) return;
    opened.current = path;
    const query = window.location.search;
    const named = new URLSearchParams(query).get(ACCOUNT_PARAM);
    const { accountId, isForgotten } = openingChoice(overview.accounts, {
      named,
      remembered: rememberedAccount(),
    });
    if (isForgotten) rememberAccount(null);
    if (!isAboutAccounts(path) || accountId === named) return;
    window.history.replaceState(null, "", withAccount(path, query, accountId));
  }, [path, overview]);
};
