import { covers } from "#domain/accounts/judge-permissions.ts";
import type { AccountView } from "#server/trpc/schemas/views.ts";

/** Whether a key may trade on a margin; one whose scopes are not known gets the benefit, and the exchange decides. */
export const mayTrade = (
  { permissions }: Pick<AccountView, "permissions">,
  margin: "isolated" | "cross",
): boolean =>
  permissions.length === 0 || permissions.some((granted) => covers(granted, `futures:${margin}:write`));
