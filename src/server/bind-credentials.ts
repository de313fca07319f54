import { saidBy } from "#domain/language/in-both.ts";
import { askKeyTest } from "#services/accounts/ask-key-test.ts";
import { handInKey } from "#services/accounts/hand-in-key.ts";
import { noteKeyChange } from "#services/accounts/note-key-change.ts";
import { noteKeyRefusal } from "#services/accounts/note-key-refusal.ts";
import { ownAccount } from "#services/accounts/own-account.ts";
import { removeAccount } from "#services/accounts/remove-account.ts";
import { renameAccount } from "#services/accounts/rename-account.ts";
import { startOnPaper } from "#services/accounts/start-on-paper.ts";
import { AppError } from "#services/app-error.ts";
import type { Services } from "./trpc/services.ts";
import { accountView } from "./views/account-view.ts";
import type { Wired } from "./wired.ts";

/**
 * Keys of exchange accounts, with their ports in hand. Every change is taken down and told: by whoever holds the keys, which
 * may be done after the request is over, and a removal here.
 */
export const bindCredentials = (wired: Wired): Services["credentials"] => ({
  connect: async ({ acting, locale, ...request }) =>
    accountView(await handInKey(wired, { ...request, by: acting }), locale),
  paperStart: async () => ({ isOffered: wired.paperCounter !== null }),
  startOnPaper: async ({ acting, locale }) =>
    accountView(await startOnPaper(wired, { by: acting, locale }), locale),
  list: async ({ userId, locale }) =>
    (await wired.accounts.ofUser(userId)).map((account) => accountView(account, locale)),
  test: async ({ acting, locale, id }) => {
    const { userId } = acting;
    const verdict = await askKeyTest(wired, { by: acting, accountId: id });
    if (verdict.kind === "unreadable") {
      throw new AppError(
        "unavailable",
        saidBy(verdict.reason, (words) => words),
        { retryAfterMs: 5_000 },
      );
    }
    if (verdict.kind === "lacking")
      throw new AppError(
        "refused",
        saidBy(verdict.reason, (words) => words),
      );
    return accountView(await ownAccount(wired, { userId, accountId: id }), locale);
  },
  replace: async ({ acting, locale, id, ...key }) => {
    // What is not theirs is refused here, and taken down here; the rest happens where the keys are.
    const own = { userId: acting.userId, accountId: id };
    await noteKeyRefusal(wired, acting, () => ownAccount(wired, own));
    return accountView(await handInKey(wired, { ...key, by: acting, accountId: id }), locale);
  },
  rename: async ({ userId, locale, id, label }) => {
    await renameAccount(wired, { userId, id, label });
    return accountView(await ownAccount(wired, { userId, accountId: id }), locale);
  },
  remove: async ({ acting, id }) => {
    const { userId } = acting;
    const account = await ownAccount(wired, { userId, accountId: id });
    await removeAccount(wired, { userId, id });
    await noteKeyChange(wired, acting, "key-removed", account);
  },
});
