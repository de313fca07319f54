import { saidBy } from "#domain/language/in-both.ts";
import { chooseToClose } from "#domain/panic/choose-to-close.ts";
import { basisPoints } from "#domain/units.ts";
import type { StoredAccount } from "#ports/exchange-accounts.ts";
import type { Markets } from "#ports/markets.ts";
import type { Panic, PanicAim } from "#ports/panic.ts";
import { ACCOUNT_REFUSALS } from "../accounts/account-refusals.ts";
import { AppError } from "../app-error.ts";
import type { PanicDeps } from "./panic-deps.ts";
import type { PanicOrder } from "./panic-order.ts";

type ThrowDeps = Pick<PanicDeps, "accounts" | "clock"> & {
  readonly panic: Pick<Panic, "raise" | "begin">;
  readonly markets: Pick<Markets, "seen">;
};

const NOT_THERE = saidBy(ACCOUNT_REFUSALS, ({ gone }) => gone);

/** A key that we refuse is opened by nobody, so nothing can be closed by it; a decoy's would be an alarm. */
const accountsOf = async (
  deps: ThrowDeps,
  { userId, accountId }: PanicOrder,
): Promise<readonly StoredAccount[]> => {
  const accounts = await deps.accounts.ofUser(userId);
  return accounts.filter(
    ({ id, status }) => status !== "refused" && (accountId === null || id === accountId),
  );
};

/** What to close of an account as it was last read; whoever holds the keys reads it afresh before anything is sent. */
const aimsOf = async (
  deps: ThrowDeps,
  account: StoredAccount,
  order: PanicOrder,
): Promise<readonly PanicAim[]> => {
  const positions = await deps.accounts.positionsOf(account.id);
  const last = (await deps.markets.seen(account.network))?.last ?? null;
  return chooseToClose(positions, last, order.share).flatMap((target) =>
    target.kind === "close-isolated"
      ? [{ kind: "position" as const, id: target.position.id, quantity: target.position.quantity }]
      : [],
  );
};

const closesOf = (order: PanicOrder): PanicOrder | null => {
  switch (order.stage) {
    case "freeze":
    case "guards-only":
      return null;
    case "reduce":
      return order;
    case "flatten":
    case "revoke":
      return { ...order, share: basisPoints(0) };
  }
};

/**
 * Throws the panic switch: the stage stands first, so that nothing is opened behind the back of what is closed, and then
 * what is to be closed is written down for whoever holds the keys. Needs neither an exchange nor a key. The same order
 * twice is one, and a milder one than what stands changes nothing of the stage.
 * @throws AppError not-found, also for somebody else's account.
 */
export const throwSwitch = async (deps: ThrowDeps, order: PanicOrder): Promise<void> => {
  const { userId, accountId, stage, by, panicId } = order;
  const at = deps.clock();
  if (!(await deps.panic.raise({ userId, accountId, stage, by, at }))) {
    throw new AppError("not-found", NOT_THERE);
  }
  const closing = closesOf(order);
  if (closing === null) return;
  for (const account of await accountsOf(deps, order)) {
    const run = { panicId, userId, accountId: account.id, share: closing.share, by, startedAt: at };
    await deps.panic.begin(run, await aimsOf(deps, account, closing));
  }
};
