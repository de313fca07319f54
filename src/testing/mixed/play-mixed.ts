import { createRandom } from "#cli/sim/random.ts";
import { lastFundingAt } from "#domain/position/funding.ts";
import type { TimedPrice } from "#domain/replay/candle-to-prices.ts";
import { rateE9 } from "#domain/units.ts";
import { syncDueAccounts } from "#services/accounts/sync-due-accounts.ts";
import { runTick } from "#services/monitor/run-tick.ts";
import { auditMixed, type MixedAudit } from "./audit-mixed.ts";
import { type MixedWorld, openMixedWorld } from "./mixed-world.ts";
import { openPosition, openRule } from "./open-mixed.ts";
import { nothingOpened, type Opened } from "./opened.ts";
import {
  dueTriggers,
  findLoosened,
  findMissed,
  type KnownStops,
  noteReserves,
  type Violations,
} from "./watch-mixed.ts";

const ACCOUNTS_AT_ONCE = 100;

export type MixedWish = {
  readonly seed: number;
  /** So many positions are opened, evenly over the prices. */
  readonly positions: number;
  readonly accounts: number;
  /** How many prices there are about; positions are spread by it. */
  readonly prices: number;
  /** A planted mistake, given the world before the first price. */
  readonly spoil?: (world: MixedWorld) => void;
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

/** A funding rate of a few hundredths of a per cent on either side, the same for the same settlement. */
const rateAt = (seed: number, at: number) =>
  rateE9(createRandom(seed).fork(String(at)).between(-300_000, 300_000));

/** The market goes to a price, funding is settled where it is due, and the product looks at it as a worker does. */
const playPrice = async (
  world: MixedWorld,
  seed: number,
  opened: Opened,
  played: Played,
  { at, price }: TimedPrice,
): Promise<void> => {
  const { deps, accounts } = world;
  const settledAt = lastFundingAt(world.now());
  world.advance(at, price);
  if (lastFundingAt(at) > settledAt) {
    played.settlements += 1;
    for (const { exchange } of accounts) exchange.settleFunding(rateAt(seed, lastFundingAt(at)));
  }
  const tick = { low: price, high: price, last: price, at };
  const due = dueTriggers(world, tick);
  await runTick(deps, "paper", tick);
  findMissed(world, due, played.violations);
  await syncDueAccounts(deps, "paper", { at, last: price, driver: "worker" }, ACCOUNTS_AT_ONCE);
  noteReserves(world);
  findLoosened(world, opened, played.stops, played.violations);
  played.prices += 1;
};

/** Plays prices over a mix of all automations, and counts from the outside what must never be. */
export const playMixed = async (prices: AsyncIterable<TimedPrice>, wish: MixedWish): Promise<MixedReport> => {
  const random = createRandom(wish.seed);
  const opened = nothingOpened();
  const played: Played = { prices: 0, settlements: 0, violations: [], stops: new Map() };
  const apart = Math.max(1, Math.floor(wish.prices / wish.positions));
  let world: MixedWorld | null = null;
  for await (const step of prices) {
    if (world === null) {
      world = await openMixedWorld(step, wish.accounts);
      wish.spoil?.(world);
    }
    await playPrice(world, wish.seed, opened, played, step);
    if (opened.positions < wish.positions && (played.prices - 1) % apart === 0) {
      await openPosition(world, opened, random.fork(`position ${played.prices}`));
      await openRule(world, opened, random.fork(`rule ${played.prices}`));
    }
    wish.onPrice?.(played.prices);
  }
  if (world === null) throw new Error("There was no price to play");
  const { stopped: _, ...counts } = opened;
  const { stops: __, ...rest } = played;
  return { ...rest, ...counts, ...auditMixed(world) };
};
