import { orderByRisk } from "#domain/panic/order-by-risk.ts";
import { strictestStage } from "#domain/panic/panic-stage.ts";
import { sats } from "#domain/units.ts";
import type { Exchange } from "#ports/exchange.ts";
import type { StoredAccount } from "#ports/exchange-accounts.ts";
import type { ClaimedRun, PanicProgress } from "#ports/panic.ts";
import { readAccount } from "../accounts/read-account.ts";
import { withExchange } from "../accounts/with-exchange.ts";
import type { MonitorDeps } from "../monitor/monitor-deps.ts";
import { closeAim, type PanicScene } from "./close-aim.ts";
import type { PanicDeps } from "./panic-deps.ts";
import { revokeKey } from "./revoke-key.ts";
import { takeBackOrders } from "./take-back-orders.ts";

export type RunDeps = MonitorDeps & PanicDeps;

/** The account as it is now, or as it was read last where it cannot be read: closing by id needs no more. */
const lookAround = async (
  deps: RunDeps,
  { run, account, exchange }: Pick<PanicScene, "run" | "account" | "exchange">,
): Promise<PanicScene> => {
  const last = (await deps.markets.seen(account.network))?.last ?? null;
  const read = await readAccount(exchange);
  const known = { run, account, exchange, last };
  if (read.ok) return { ...known, ...read.value, isFresh: true };
  const positions = await deps.accounts.positionsOf(account.id);
  return { ...known, positions, balance: account.balance ?? sats(0), isFresh: false };
};

/** Everything that runs and is not aimed at yet, where nothing may stay open; the riskiest first. */
const aimAtTheRest = async (deps: RunDeps, { run, positions, last }: PanicScene): Promise<void> => {
  if (run.share > 0) return;
  const known = new Set(run.aims.flatMap(({ kind, id }) => (kind === "position" ? [id] : [])));
  const more = orderByRisk(
    positions.filter(({ id }) => !known.has(id)),
    last,
  );
  const aims = more.map(({ id, quantity }) => ({ kind: "position" as const, id, quantity }));
  await deps.panic.aimAt(run, aims, deps.clock());
};

const aimsOf = async (deps: RunDeps, { userId, panicId, accountId }: ClaimedRun) => {
  const runs = await deps.panic.progress(userId, panicId);
  return runs.find((run) => run.accountId === accountId)?.aims ?? [];
};

/** Closes one position after the other: a second request of one key would only wait for the first. */
const closeAll = async (
  deps: RunDeps,
  scene: PanicScene,
  aims: readonly PanicProgress[],
): Promise<number> => {
  let failures = 0;
  for (const aim of aims) {
    if (aim.kind !== "position" || aim.state === "confirmed") continue;
    const step = await closeAim(deps, scene, aim);
    if (step.state !== "confirmed") failures = Math.max(failures, 1 + step.attempt);
    await deps.panic.note(scene.run, { kind: aim.kind, id: aim.id, ...step }, deps.clock());
  }
  return failures;
};

/** Where nothing may stay open, only a list without a position proves it: an order may have been filled meanwhile. */
const isEmpty = async (exchange: Exchange): Promise<boolean> => {
  const running = await exchange.runningTrades();
  return running.ok && running.value.length === 0;
};

const workOnce = async (deps: RunDeps, run: ClaimedRun, account: StoredAccount, exchange: Exchange) => {
  const scene = await lookAround(deps, { run, account, exchange });
  await aimAtTheRest(deps, scene);
  const failures = await closeAll(deps, scene, await aimsOf(deps, run));
  if (run.share > 0) return { isDone: failures === 0, failures };
  const isCleared = await takeBackOrders(deps, scene);
  return { isDone: failures === 0 && isCleared && (await isEmpty(exchange)), failures };
};

/** How soon a run is worked on again: at once at first, then ever rarer, for what is refused once will be refused again. */
const pauseMs = (failures: number): number => 1_000 * 2 ** Math.min(failures, 5);

/**
 * Works on one run for as long as one pass over its positions takes, and gives it back or ends it. It ends when everything
 * it aims at is read back as gone, when the trader has stepped down, or with its account or key; it never gives up by itself.
 */
export const workPanicRun = async (deps: RunDeps, run: ClaimedRun): Promise<"done" | "again"> => {
  const account = await deps.accounts.find(run.accountId);
  const standing = await deps.panic.standing(run.userId);
  const stage = strictestStage(
    standing.flatMap((one) => (one.accountId === null || one.accountId === run.accountId ? [one.stage] : [])),
  );
  const isCalledOff = stage === "calm" || stage === "freeze" || stage === "guards-only";
  if (account === null || account.status === "refused" || isCalledOff) {
    await deps.panic.release(run, { kind: "done", at: deps.clock() });
    return "done";
  }
  await deps.stampClock.measure(account.network);
  const { isDone, failures } = await withExchange(
    deps,
    account,
    (exchange) => workOnce(deps, run, account, exchange),
    "exit",
  );
  if (!isDone) {
    await deps.panic.release(run, { kind: "again", afterMs: pauseMs(failures) });
    return "again";
  }
  if (stage === "revoke") await revokeKey(deps, account);
  await deps.panic.release(run, { kind: "done", at: deps.clock() });
  return "done";
};
