import { createRandom } from "#cli/sim/random.ts";
import { lastFundingAt } from "#domain/position/funding.ts";
import type { TimedPrice } from "#domain/replay/candle-to-prices.ts";
import { syncDueAccounts } from "#services/accounts/sync-due-accounts.ts";
import { runTick } from "#services/monitor/run-tick.ts";
import { auditMixed, type MixedAudit } from "./audit-mixed.ts";
import type { MixedWorld, OpenWorld } from "./mixed-world.ts";
import { openPosition, openRule } from "./open-mixed.ts";
import { nothingOpened, type Opened } from "./opened.ts";
import { findLoosened, type KnownStops, tell, type Violations } from "./watch-mixed.ts";

const ACCOUNTS_AT_ONCE = 100;

export type MixedWish = {
  readonly seed: number;
  /** So many positions are opened, evenly over the prices. */
  readonly positions: number;
  readonly accounts: number;
  /** How many prices there are about; positions are spread by it. */
  readonly prices: number;
  readonly open: OpenWorld;
  readonly onPrice?: (played: number) => void;
};

export type MixedReport = MixedAudit &
  Omit<Opened, "stopped"> & {
    readonly prices: number;
    readonly settlements: number;
    /** What was done that must never be; the first thousand. */
    readonly violations: readonly string[];
  };

type Played = {
  prices: number;
  settlements: number;
  readonly violations: Violations;
  readonly stops: KnownStops;
};

/** The market goes to a price, and the product looks at it as a worker does. */
const playPrice = async (
  world: MixedWorld,
  opened: Opened,
  played: Played,
  { at, price }: TimedPrice,
): Promise<void> => {
  const { deps } = world;
  if (lastFundingAt(at) > lastFundingAt(world.now())) played.settlements += 1;
  await world.advance(at, price);
  const tick = { low: price, high: price, last: price, at };
  const leftOf = await world.reachedBy(tick);
  await runTick(deps, "paper", tick);
  for (const left of await leftOf()) tell(played.violations, `missed: ${left} at ${at}`);
  await syncDueAccounts(deps, "paper", { at, last: price, driver: "worker" }, ACCOUNTS_AT_ONCE);
  await findLoosened(world, opened, played.stops, played.violations);
  played.prices += 1;
};

/** Opens a position and arms a rule as often as it is wished, evenly over the prices. */
const openMore = async (
  world: MixedWorld,
  opened: Opened,
  { seed, positions, prices }: MixedWish,
  played: number,
): Promise<void> => {
  const apart = Math.max(1, Math.floor(prices / positions));
  if (opened.positions >= positions || (played - 1) % apart !== 0) return;
  const random = createRandom(seed);
  await openPosition(world, opened, random.fork(`position ${played}`));
  await openRule(world, opened, random.fork(`rule ${played}`));
};

/** Plays prices over a mix of all automations, and counts from the outside what must never be. */
export const playMixed = async (prices: AsyncIterable<TimedPrice>, wish: MixedWish): Promise<MixedReport> => {
  const opened = nothingOpened();
  const played: Played = { prices: 0, settlements: 0, violations: [], stops: new Map() };
  let world: MixedWorld | null = null;
  try {
    for await (const step of prices) {
      world ??= await wish.open(step, wish.accounts, wish.seed);
      await playPrice(world, opened, played, step);
      await openMore(world, opened, wish, played.prices);
      wish.onPrice?.(played.prices);
    }
    if (world === null) throw new Error("There was no price to play");
    const { stopped: _, ...counts } = opened;
    const { stops: __, ...rest } = played;
    return { ...rest, ...counts, ...(await auditMixed(world)) };
  } finally {
    await world?.close();
  }
};
