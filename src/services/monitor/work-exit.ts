import { type Sats, sats } from "#domain/units.ts";
import { placeExits } from "../exits/place-exits.ts";
import type { Hit } from "./hit.ts";
import type { MonitorDeps, TickReport } from "./monitor-deps.ts";

/**
 * Works the price an exit waits for: it is looked at again, with the others of its account, and says anew what it waits
 * for. Nothing leaves the balance for it. Where there is no such exit any more, or it is paused, the work is dropped.
 */
export const workExit = async (deps: MonitorDeps, hit: Hit, report: TickReport): Promise<Sats> => {
  const { account, exchange, facts, tick, work } = hit;
  const exit = await deps.exits.find(work.automationId);
  await deps.triggers.drop(work);
  const position = facts.positions.find(({ id }) => id === exit?.positionId);
  if (exit?.state !== "armed" || position === undefined) {
    await deps.accounts.makeDue(account.id, tick.at);
    report.dropped += 1;
    return sats(0);
  }
  const best = position.side === "long" ? work.high : work.low;
  const { positions } = facts;
  await placeExits(deps, { account, exchange, positions, last: tick.last, best, at: tick.at });
  report.held += 1;
  return sats(0);
};
