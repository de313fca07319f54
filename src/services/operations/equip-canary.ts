import { addWithin } from "#domain/automations/guard-step.ts";
import type { MarginGuardConfig } from "#domain/automations/margin-guard.ts";
import type { CanaryStep } from "#domain/operations/judge-proof.ts";
import { fail, ok, type Result } from "#domain/result.ts";
import { basisPoints, sats } from "#domain/units.ts";
import type { StandingCanary } from "#ports/canary.ts";
import type { StoredAccount } from "#ports/exchange-accounts.ts";
import type { PaperCounter } from "#ports/paper-counter.ts";
import { connectPlainKey } from "../accounts/connect-plain-key.ts";
import { syncAccount } from "../accounts/sync-account.ts";
import { armGuard } from "../automations/arm-guard.ts";
import type { CanaryDeps } from "./canary-deps.ts";
import { withPaperAccount } from "./with-paper-account.ts";

/** Everything a round needs. */
export type EquippedCanary = {
  readonly userId: string;
  readonly account: StoredAccount;
  readonly positionId: string;
  readonly guardId: string;
};

/** `gone`: what it had is not there any more, and only another one helps. */
type Lack = CanaryStep | "gone";

/** So far from liquidation that no usual jump of the price takes it there, and small beside its play money. */
const ORDER = { type: "market", side: "long", leverage: 2, margin: sats(200_000) } as const;

/**
 * Whatever the price did, margin can be taken out until liquidation is within the trigger, and the free sats pay for what the
 * guard adds. No caps: what goes in was taken out before.
 */
const GUARD: MarginGuardConfig = {
  steps: [addWithin(basisPoints(2_000), basisPoints(2_200))],
  maxTotal: null,
  maxPerAction: null,
  maxPerDay: null,
  maxLoss: null,
  reserve: sats(0),
  cooldownMs: 0,
};

const connect = async (
  deps: CanaryDeps,
  counter: PaperCounter,
  userId: string,
): Promise<StoredAccount | null> => {
  const [connected] = await deps.accounts.ofUser(userId);
  if (connected !== undefined) return connected;
  const opened = await counter.openAccount(userId);
  const key = opened.ok ? await counter.issueKey(userId) : opened;
  if (!key.ok) return null;
  return connectPlainKey(deps, { ...key.value, userId, network: "paper", label: "Canary" });
};

/** The position that runs, opened where none does. One that was opened by a request nobody heard the end of is taken as it is. */
const open = (
  deps: CanaryDeps,
  account: StoredAccount,
  positionId: string | null,
): Promise<Result<string, Lack>> =>
  withPaperAccount(deps, account, async (exchange): Promise<Result<string, Lack>> => {
    const running = await exchange.runningTrades();
    if (!running.ok) return fail(running.failure.kind === "unauthorized" ? "gone" : "exchange");
    if (positionId !== null)
      return running.value.some(({ id }) => id === positionId) ? ok(positionId) : fail("gone");
    const [first] = running.value;
    if (first !== undefined) return ok(first.id);
    const signedAt = deps.stampClock.now("paper");
    if (signedAt === null) return fail("position");
    const opened = await exchange.openTrade({ ...ORDER, signedAt: Math.trunc(signedAt) });
    return opened.ok && opened.value.state === "running" ? ok(opened.value.position.id) : fail("position");
  });

/** The guard that stands armed on it, armed where none does. */
const arm = async (
  deps: CanaryDeps,
  account: StoredAccount,
  positionId: string,
): Promise<Result<string, Lack>> => {
  const at = deps.clock();
  const guards = await deps.automations.ofUser(account.userId, at);
  const standing = guards.find((guard) => guard.positionId === positionId && guard.state === "armed");
  if (standing !== undefined) return ok(standing.id);
  const last = (await deps.markets.seen("paper"))?.last ?? null;
  if ((await syncAccount(deps, account, { at, last })) !== "read") return fail("reading");
  const { userId, id: accountId } = account;
  const on = { userId, accountId, positionId };
  return ok((await armGuard(deps, { ...on, config: GUARD, backstop: false, acknowledged: "all" })).id);
};

/**
 * Gives the canary what it lacks, from wherever an earlier round left off: an account at the paper exchange, connected as any
 * key is, a small position, and a margin guard armed on it.
 */
export const equipCanary = async (
  deps: CanaryDeps,
  counter: PaperCounter,
  { userId, accountId, positionId: known }: StandingCanary,
): Promise<Result<EquippedCanary, Lack>> => {
  const account =
    accountId === null ? await connect(deps, counter, userId) : await deps.accounts.find(accountId);
  if (account === null) return fail(accountId === null ? "account" : "gone");
  const opened = await open(deps, account, known);
  if (!opened.ok) return opened;
  const positionId = opened.value;
  if (known === null) await deps.canary.equip(userId, { accountId: account.id, positionId });
  const guard = await arm(deps, account, positionId);
  return guard.ok ? ok({ userId, account, positionId, guardId: guard.value }) : guard;
};
