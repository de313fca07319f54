import type { Overview } from "#server/trpc/schemas/views.ts";

/** How an address names the account a page is about. */
export const ACCOUNT_PARAM = "account";

/** Pages that are about one account or about all of them. */
const CONCERNED: readonly string[] = ["/dashboard", "/positions", "/activity", "/automations"];

export const isAboutAccounts = (path: string): boolean => CONCERNED.includes(path);

/** The account that is named, if the trader has it; null for all, and for one that is gone. */
export const chosenAccount = (
  accounts: Overview["accounts"],
  named: string | null,
): Overview["accounts"][number] | null => accounts.find(({ id }) => id === named) ?? null;

/** An address with that account in it, and whatever else it said; with none for all of them. */
export const withAccount = (path: string, query: string, accountId: string | null): string => {
  const params = new URLSearchParams(query);
  if (accountId === null) params.delete(ACCOUNT_PARAM);
  else params.set(ACCOUNT_PARAM, accountId);
  return params.size === 0 ? path : `${path}?${params.toString()}`;
};

/** The account a page is about by its own address, such as that of a position; null where it is none's. */
export const accountOfPath = (overview: Overview, path: string): string | null => {
  const [, noun, id] = path.split("/");
  if (id === undefined) return null;
  if (noun === "accounts") return id;
  if (noun !== "positions") return null;
  return overview.positions.find((position) => encodeURIComponent(position.id) === id)?.accountId ?? null;
};

/**
 * What a page about accounts opens with, and whether what was remembered is gone: what the address names comes first. With one
 * account, or none, there is nothing to choose.
 */
export const openingChoice = (
  accounts: Overview["accounts"],
  { named, remembered }: { readonly named: string | null; readonly remembered: string | null },
): { readonly accountId: string | null; readonly isForgotten: boolean } => ({
  accountId: accounts.length < 2 ? null : (chosenAccount(accounts, named ?? remembered)?.id ?? null),
  isForgotten: remembered !== null && chosenAccount(accounts, remembered) === null,
});
