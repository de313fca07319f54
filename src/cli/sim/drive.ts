import { syncDueAccounts } from "#services/accounts/sync-due-accounts.ts";
import type { ExchangeClock } from "#services/market/create-exchange-clock.ts";
import { coveredOf, lookAtMarket } from "#services/monitor/look-at-market.ts";
import type { SimDeps } from "./mutant.ts";
import type { SeedWorld } from "./seed-world.ts";

export const TICK_MS = 10_000;
/** Three ticks: the time in which a lasting breach is acted on once nothing goes wrong any more. */
export const ACT_WITHIN_MS = 3 * TICK_MS;
const SYNC_LIMIT = 20;

type DriverDeps = SimDeps & { readonly stampClock: ExchangeClock };

/** One look at the market and one tick on what it saw, then the readings that are due: what cron and worker both do. */
const tickOnce = async (world: SeedWorld, deps: DriverDeps): Promise<void> => {
  const { network, stores } = world;
  await deps.stampClock.measure(network);
  const at = deps.stampClock.now(network);
  // A process whose clock is far off could send nothing that it claims: it leaves the work to others.
  if (at === null) return;
  const covered = coveredOf(await stores.markets.seen(network));
  const seen = await lookAtMarket(deps, {
    network,
    covered,
    at,
    newest: () => null,
    onTick: () => undefined,
    onTicker: (ticker) => void stores.markets.noteFunding(network, ticker),
  });
  const last = seen.ok ? seen.value.last : (covered?.last ?? null);
  await syncDueAccounts(deps, network, { at, last }, SYNC_LIMIT);
};

const tickSafely = async (world: SeedWorld, deps: DriverDeps): Promise<void> => {
  try {
    await tickOnce(world, deps);
  } catch (error) {
    world.trace.add(`tick-failed ${error instanceof Error ? error.message : String(error)}`);
  }
};

/** A worker that ticks until it dies, and a new one soon after; `dieAt` is for the first alone. */
export const runWorker = (world: SeedWorld, name: string, dieAt?: number): void => {
  const start = (life: number): void => {
    const process = world.createSimProcess(`${name}.${life}`, life === 0 ? dieAt : undefined);
    const deps = world.createDeps(process, world.drawSkew());
    const loop = async (): Promise<void> => {
      for (;;) {
        await tickSafely(world, deps);
        await process.wait(TICK_MS + world.chance.between(-1_000, 1_000));
      }
    };
    void loop();
    // Whoever watches over processes notices a death within seconds.
    const look = (): void => {
      if (process.isAlive()) world.scheduler.after(1_000, look);
      else world.scheduler.after(world.chance.between(500, 4_000), () => start(life + 1));
    };
    look();
  };
  start(0);
};

/** Cron's kick: a process that ticks once and is gone. */
export const kickCron = (world: SeedWorld, kick: number): void => {
  const process = world.createSimProcess(`cron.${kick}`);
  void tickSafely(world, world.createDeps(process, world.drawSkew()));
};
