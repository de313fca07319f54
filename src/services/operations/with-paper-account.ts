import { fail, type Result } from "#domain/result.ts";
import type { Exchange } from "#ports/exchange.ts";
import type { StoredAccount } from "#ports/exchange-accounts.ts";
import { withExchange } from "../accounts/with-exchange.ts";
import type { CanaryDeps } from "./canary-deps.ts";

/**
 * Runs `use` with the exchange of an account that holds play money. On any other network nothing is opened and nothing is
 * asked: whatever stands in the database, no sat of a trader is ever moved to prove something.
 */
export const withPaperAccount = async <T, F>(
  deps: Pick<CanaryDeps, "vault" | "exchanges">,
  account: StoredAccount,
  use: (exchange: Exchange) => Promise<Result<T, F>>,
): Promise<Result<T, F | "not-paper">> =>
  account.network === "paper" ? withExchange(deps, account, use) : fail("not-paper");
