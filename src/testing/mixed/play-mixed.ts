import { createRandom } from "#cli/sim/random.ts";
import { lastFundingAt } from "#domain/position/funding.ts";
import type { TimedPrice } from "#domain/replay/candle-to-prices.ts";
import { priceHalfUsd } from "#domain/units.ts";
import { syncDueAccounts } from "#services/accounts/sync-due-accounts.ts";
import { runTick } from "#services/monitor/run-tick.ts";
import { auditMixed, type MixedAudit } from "./audit-mixed.ts";
import type { MixedWorld, OpenWorld } from "./mixed-world.ts";
import { openCross } from "./open-cross.ts";
import { openPosition, openRule } from "./open-mixed.ts";
import { nothingOpened, type Opened } from "./opened.ts";
import { findLoosened, type KnownStops, tell, type Violations } from "./watch-mixed.ts";

const ACCOUNTS_AT_ONCE = 100;
/** Of so many positions one is followed by a trade on a cross margin. */
const CROSS_EVERY = 2;

/** The prices between two looks of the product's, oldest first. */
export type MixedStep = readonly [TimedPrice, ...TimedPrice[]];

export type MixedWish = {
  readonly seed: number;
  /** So many positions are opened, evenly over the prices. */
  readonly positions: number;
  readonly accounts: number;
  /** How many steps there are about; positions are spread by it. */
  readonly steps: number;
  readonly open: OpenWorld;
  readonly onStep?: (played: number) => void;
};

export type MixedReport = MixedAudit &
  Omit<Opened, "stopped"> & {
    readonly prices: number;
    readonly ticks: number;
    readonly settlements: number;
    /** What was done that must never be; the first thousand. */
    readonly violations: readonly string[];
  };

type Played = {
  prices: number;
  ticks: number;
  settlements: number;
  readonly violations: Violations;
  readonly stops: KnownStops;
};

/** The market goes through some prices, and the product looks at them once, as a worker does or, by the minute, cron. */
const playStep = async (
  world: MixedWorld,
  opened: Opened,
  played: Played,
  step: MixedStep,
): Promise<void> => {
  const { deps } = world;
  for (const { at, price } of step) {
    if (lastFundingAt(at) > lastFundingAt(world.now())) played.settlements += 1;
    await world.advance(at, price);
  }
  const [at, last] = [world.now(), world.last()];
  const prices = step.map(({ price }) => price);
  const [low, high] = [priceHalfUsd(Math.min(...prices)), priceHalfUsd(Math.max(...prices))];
  const tick = { low, high, last, at };
  const leftOf = await world.reachedBy(tick);
  await runTick(deps, "paper", tick);
  for (const left of await leftOf()) tell(played.violations, `missed: ${left} at ${at}`);
  await syncDueAccounts(deps, "paper", { at, last, driver: "worker" }, ACCOUNTS_AT_ONCE);
  await findLoosened(world, opened, played.stops, played.violations);
  played.ticks += 1;
  played.prices += step.length;
};

/** Opens a position and arms a rule as often as it is wished, evenly over the prices. */
const openMore = async (
  world: MixedWorld,
  opened: Opened,
  { seed, positions, steps }: MixedWish,
  played: number,
): Promise<void> => {
  const apart = Math.max(1, Math.floor(steps / positions));
  if (opened.positions >= positions || (played - 1) % apart !== 0) return;
  const random = createRandom(seed);
  await openPosition(world, opened, random.fork(`position ${played}`));
  await openRule(world, opened, random.fork(`rule ${played}`));
  if (opened.positions % CROSS_EVERY === 0) await openCross(world, opened, random.fork(`cross ${played}`));
};

/** Plays prices over a mix of all automations, and counts from the outside what must never be. */
export const playMixed = async (steps: AsyncIterable<MixedStep>, wish: MixedWish): Promise<MixedReport> => {
  const opened = nothingOpened();
  const played: Played = { prices: 0, ticks: 0, settlements: 0, violations: [], stops: new Map() };
  let world: MixedWorld | null = null;
  try {
    for await (const step of steps) {
      world ??= await wish.open(step[0], wish.accounts, wish.seed);
      await playStep(world, opened, played, step);
      await openMore(world, opened, wish, played.ticks);
      wish.onStep?.(played.ticks);
    }
    if (world === null) throw new Error("There was no price to play");
    for (const words of world.errors()) tell(played.violations, `error: ${words}`);
    const { stopped: _, ...counts } = opened;
    const { stops: __, ...rest } = played;
    return { ...rest, ...counts, ...(await auditMixed(world)) };
  } finally {
    await world?.close();
  }
};
