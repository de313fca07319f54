import { type AskedVerdict, askKeyTest } from "#services/accounts/ask-key-test.ts";
import { handInKey } from "#services/accounts/hand-in-key.ts";
import { noteKeyChange } from "#services/accounts/note-key-change.ts";
import { ownAccount } from "#services/accounts/own-account.ts";
import { removeAccount } from "#services/accounts/remove-account.ts";
import { renameAccount } from "#services/accounts/rename-account.ts";
import { AppError } from "#services/app-error.ts";
import type { Acting } from "#services/security/acting.ts";
import { noteDeed } from "#services/security/note-event.ts";
import type { Services } from "./trpc/context.ts";
import { accountView } from "./views/account-view.ts";
import type { Wired } from "./wired.ts";

/** A key that was refused is taken down too: somebody tries keys, or has trouble with their own. */
const notingRefusals = async <T>(wired: Wired, acting: Acting, run: () => Promise<T>): Promise<T> => {
  try {
    return await run();
  } catch (error) {
    if (error instanceof AppError && error.code !== "unavailable") {
      const deps = { security: wired.security, now: wired.clock };
      await noteDeed(deps, acting, "key-refused", "refused", { why: error.code });
    }
    throw error;
  }
};

/** Takes down what became of a test: a refused key is no defect, an exchange that said nothing is. */
const noteKeyTest = async (
  wired: Wired,
  acting: Acting,
  accountId: string,
  verdict: AskedVerdict["kind"],
): Promise<void> => {
  const outcome = verdict === "accepted" ? "allowed" : verdict === "unreadable" ? "failed" : "refused";
  const deps = { security: wired.security, now: wired.clock };
  await noteDeed(deps, acting, "key-tested", outcome, { accountId, verdict });
};

/** Keys of exchange accounts, with their ports in hand; every change is taken down and told. */
export const bindCredentials = (wired: Wired): Services["credentials"] => ({
  connect: async ({ acting, ...request }) => {
    const { userId } = acting;
    const account = await notingRefusals(wired, acting, () => handInKey(wired, { ...request, userId }));
    await noteKeyChange(wired, acting, "key-connected", account);
    return accountView(account);
  },
  list: async ({ userId }) => (await wired.accounts.ofUser(userId)).map(accountView),
  test: async ({ acting, id }) => {
    const { userId } = acting;
    const verdict = await askKeyTest(wired, { userId, accountId: id });
    await noteKeyTest(wired, acting, id, verdict.kind);
    if (verdict.kind === "unreadable") {
      throw new AppError("unavailable", verdict.reason, { retryAfterMs: 5_000 });
    }
    if (verdict.kind === "lacking") throw new AppError("refused", verdict.reason);
    return accountView(await ownAccount(wired, { userId, accountId: id }));
  },
  replace: async ({ acting, id, ...key }) => {
    const { userId } = acting;
    const account = await notingRefusals(wired, acting, () =>
      handInKey(wired, { ...key, userId, accountId: id }),
    );
    await noteKeyChange(wired, acting, "key-replaced", account);
    return accountView(account);
  },
  rename: async ({ userId, id, label }) => {
    await renameAccount(wired, { userId, id, label });
    return accountView(await ownAccount(wired, { userId, accountId: id }));
  },
  remove: async ({ acting, id }) => {
    const { userId } = acting;
    const account = await ownAccount(wired, { userId, accountId: id });
    await removeAccount(wired, { userId, id });
    await noteKeyChange(wired, acting, "key-removed", account);
  },
});
