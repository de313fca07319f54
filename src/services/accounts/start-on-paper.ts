import { saidBy } from "#domain/language/in-both.ts";
import type { Locale } from "#domain/language/locale.ts";
import type { Result } from "#domain/result.ts";
import type { ExchangeAccounts, StoredAccount } from "#ports/exchange-accounts.ts";
import type { PaperCounter, PaperCounterFailure } from "#ports/paper-counter.ts";
import { AppError } from "../app-error.ts";
import type { Doer } from "../security/acting.ts";
import { type HandInDeps, handInKey } from "./hand-in-key.ts";
import { PAPER_START_WORDS } from "./paper-start-words.ts";

export type StartOnPaperDeps = HandInDeps & {
  readonly accounts: Pick<ExchangeAccounts, "find" | "ofUser">;
  /** Null where this installation runs no paper exchange of its own. */
  readonly paperCounter: PaperCounter | null;
};

const answered = <T>(result: Result<T, PaperCounterFailure>): T => {
  if (result.ok) return result.value;
  throw new AppError(
    "unavailable",
    saidBy(PAPER_START_WORDS, ({ away }) => away),
    { retryAfterMs: 5_000 },
  );
};

/**
 * Opens the trader's one account with play money at this installation's paper exchange and connects a key of it by the
 * same way as any key: tried at the exchange, sealed, told by mail. The key is seen by nobody. Asked again, also at the
 * same time, it leads to the account that is connected already; money is put into it only once.
 * @throws AppError refused where no paper exchange runs here · unavailable when it does not answer; nothing is stored then.
 */
export const startOnPaper = async (
  deps: StartOnPaperDeps,
  { by, locale }: { readonly by: Doer; readonly locale: Locale },
): Promise<StoredAccount> => {
  const { paperCounter: counter } = deps;
  if (counter === null)
    throw new AppError(
      "refused",
      saidBy(PAPER_START_WORDS, ({ notOffered }) => notOffered),
    );
  const { userId } = by;
  const exchangeUserId = answered(await counter.openAccount(userId));
  const connected = async () =>
    (await deps.accounts.ofUser(userId)).find(
      (account) => account.network === "paper" && account.exchangeUserId === exchangeUserId,
    );
  const known = await connected();
  if (known !== undefined) return known;
  const credential = answered(await counter.issueKey(userId));
  try {
    const { label } = PAPER_START_WORDS[locale];
    return await handInKey(deps, { ...credential, by, network: "paper", label });
  } catch (error) {
    // Another press was faster: its account is the one.
    const other = error instanceof AppError && error.code === "conflict" ? await connected() : undefined;
    if (other === undefined) throw error;
    return other;
  }
};
