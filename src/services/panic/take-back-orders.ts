import type { PanicAim } from "#ports/panic.ts";
import type { MonitorDeps } from "../monitor/monitor-deps.ts";
import type { PanicScene } from "./close-aim.ts";
import type { PanicDeps } from "./panic-deps.ts";

/** A request that has not left by then is not sent any more: its stamp ages. */
const SEND_WITHIN_MS = 2_000;

const NOT_TAKEN_BACK = "It could not be taken back, and is tried again.";

/**
 * Takes back every resting order, which would open something once the market comes by. By id and safe to repeat, and it
 * moves no money but gives margin back: so it needs no intent, and what is listed no longer is done. True once none is
 * left; false while one is, or where that could not be read.
 */
export const takeBackOrders = async (
  deps: MonitorDeps & Pick<PanicDeps, "panic">,
  { run, account, exchange }: PanicScene,
): Promise<boolean> => {
  const listed = await exchange.openTrades();
  if (!listed.ok) return false;
  const kind = "order" as const;
  const left = new Set(listed.value.map(({ id }) => id));
  const aims: readonly PanicAim[] = listed.value.map(({ id, quantity }) => ({ kind, id, quantity }));
  await deps.panic.aimAt(run, aims, deps.clock());
  for (const { id } of aims) {
    const stamp = deps.stampClock.now(account.network);
    if (stamp === null) break;
    const begun = deps.elapsed();
    const mayLeave = (): boolean => deps.elapsed() - begun <= SEND_WITHIN_MS;
    const answer = await exchange.cancelTrade({ tradeId: id, signedAt: Math.trunc(stamp), mayLeave });
    if (answer.ok) left.delete(id);
    const step = answer.ok
      ? { state: "confirmed" as const, words: null }
      : { state: "failed" as const, words: NOT_TAKEN_BACK };
    await deps.panic.note(run, { kind, id, attempt: 0, ...step }, deps.clock());
  }
  const gone = run.aims.filter((aim) => aim.kind === kind && aim.state !== "confirmed" && !left.has(aim.id));
  for (const { id, attempt } of gone) {
    if (aims.some((aim) => aim.id === id)) continue;
    await deps.panic.note(
      run,
      { kind, id, attempt, state: "confirmed", words: "It waits no longer." },
      deps.clock(),
    );
  }
  return left.size === 0;
};
