import { ALL_CELLS, type Choices, cellName } from "#domain/notifications/choice/choices.ts";
import type { StandingCanary } from "#ports/canary.ts";
import type { CanaryDeps } from "./canary-deps.ts";
import { withPaperAccount } from "./with-paper-account.ts";

/** Nobody reads what it is told. */
const SILENCE: Choices = {
  cells: Object.fromEntries(ALL_CELLS.map((cell) => [cellName(cell), "off"])),
  quiet: null,
  digest: null,
  ladder: [],
};

/** What it leaves open would be liquidated some day, for nobody. What cannot be closed now is play money. */
const closeAll = async (deps: CanaryDeps, accountId: string): Promise<void> => {
  const account = await deps.accounts.find(accountId);
  if (account === null) return;
  await withPaperAccount(deps, account, async (exchange) => {
    const running = await exchange.runningTrades();
    const signedAt = deps.stampClock.now("paper");
    if (!running.ok || signedAt === null) return running;
    for (const { id: positionId } of running.value)
      await exchange.closeTrade({ positionId, signedAt: Math.trunc(signedAt) });
    return running;
  });
};

/**
 * Puts a user of a new day in the place of the one that stands. It has no address anybody could guess or receive mail at, a
 * password that nobody ever saw, and is told nothing.
 * @param prefix what its address begins with.
 */
export const replaceCanary = async (
  deps: CanaryDeps,
  standing: StandingCanary | null,
  prefix: string,
): Promise<void> => {
  const passwordHash = await deps.passwords.hash(deps.newToken());
  if (!passwordHash.ok) throw new Error("Too many password hashes are waiting");
  const id = deps.newId();
  const at = deps.clock();
  if (standing?.accountId != null) {
    await closeAll(deps, standing.accountId).catch((error: unknown) =>
      deps.log.warn("canary-not-closed", { error: String(error) }),
    );
  }
  await deps.canary.replace({
    id,
    email: `${prefix}-${id}@axisor.invalid`,
    passwordHash: passwordHash.value,
    createdAt: at,
  });
  await deps.choices.keep(id, SILENCE, at);
};
