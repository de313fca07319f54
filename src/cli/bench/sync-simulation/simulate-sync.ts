import {
  EXCHANGE_PACE,
  FUNDING_BAND,
  FUNDING_SPACING_MS,
  NEAR_BAND,
  NEAR_REST_MS,
} from "#domain/accounts/next-read.ts";
import { lastFundingAt } from "#domain/position/funding.ts";
import type { PriceHalfUsd } from "#domain/units.ts";
import { pricePath, type Scenario } from "./price-path.ts";
import { requestLanes } from "./request-lanes.ts";
import { seededDraw } from "./seeded-draw.ts";
import {
  changeByHand,
  isAt,
  isLiquidated,
  newAccount,
  payFunding,
  type SimulatedAccount,
} from "./simulated-account.ts";
import { act, type Now, promise, read, reenter, type World } from "./sync-world.ts";

/** What is simulated: accounts read by the product's own deadlines on a market of a kind, inside two rates of requests. */
export type SyncSimulation = {
  readonly accounts: number;
  readonly hours: number;
  readonly scenario: Scenario;
  readonly seed: number;
  /** Every account's private stream is up and tells of every change. */
  readonly streamed: boolean;
  /** The stream is silent about margin moved by hand, as LN Markets' is said to be: what that would cost. */
  readonly isSilentOnMargin?: boolean;
  readonly perKeyPerSecond: number;
  readonly globalPerSecond: number;
};

export type SyncOutcome = {
  readonly callsPerMinute: number;
  readonly busiestMinute: number;
  /** Of one request for each account every 20 seconds. */
  readonly shareOfPolling: number;
  readonly fires: number;
  /** Seconds for which a price was past a true trigger and we did not know, for each guard that fired. */
  readonly lateSecondsPerFire: number;
  /** Seconds from the trigger to the request that acts on it, readings and budget included, for each that fired in time. */
  readonly actedAfterSeconds: number;
  /** Positions that were liquidated before their guard acted. */
  readonly liquidated: number;
  /** Most requests that left within any one second. */
  readonly mostPerKey: number;
  readonly mostGlobally: number;
};

const STEP_MS = 10_000;
const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
/** An hour after a funding settlement: a day meets three of them, a few hours none. */
const START_MS = HOUR_MS;
const CHANGES_A_DAY = 2;
const POLLING_PER_HOUR = 180;
const WHOLE = 10_000;

/** Settles funding in every account and pulls in deadlines, the nearest first, as the product's statement does. */
const settleFunding = (world: World, { at, last }: Now): void => {
  for (const account of world.accounts) payFunding(account, last);
  const far = ({ known }: SimulatedAccount) =>
    Math.min(Math.abs(known.trigger.price - last), Math.abs(known.liquidation - last)) / last;
  const ranked = world.accounts.map((account) => ({ account, distance: far(account) }));
  ranked.sort((a, b) => a.distance - b.distance);
  for (const [turn, { account, distance }] of ranked.entries()) {
    const wait = distance <= FUNDING_BAND / WHOLE ? 0 : turn * FUNDING_SPACING_MS;
    account.dueAt = Math.min(account.dueAt, at + wait);
  }
};

const isNear = ({ known, readAt, dueAt }: SimulatedAccount, { at, last }: Now): boolean =>
  dueAt > at &&
  at - readAt >= NEAR_REST_MS &&
  Math.abs(known.trigger.price - last) <= (last * NEAR_BAND) / WHOLE;

/** What happens to accounts within one step; those whose known trigger is reached, and those that are due. */
const lookAround = (world: World, now: Now) => {
  const hits: SimulatedAccount[] = [];
  const due: SimulatedAccount[] = [];
  for (const account of world.accounts) {
    if (world.draw.uniform() < (CHANGES_A_DAY * STEP_MS) / DAY_MS) {
      changeByHand(account, world.draw, now.last);
      if (world.hears) account.dueAt = Math.min(account.dueAt, now.at);
    }
    if (isLiquidated(account, now.last)) {
      world.tally.liquidated += 1;
      reenter(world, account, now, now.at);
    }
    if (isNear(account, now)) account.dueAt = now.at;
    if (isAt(account.known.trigger, now.last)) hits.push(account);
    else if (account.dueAt < now.at + STEP_MS) due.push(account);
    else if (isAt(account.trigger, now.last)) world.tally.lateMs += STEP_MS;
  }
  return { hits, due };
};

/** Works the hits, nearest to liquidation first: a whole reading, and where it confirms the trigger, the guard. */
const workHits = (world: World, now: Now, hits: SimulatedAccount[]): void => {
  const gap = ({ liquidation }: SimulatedAccount) => Math.abs(liquidation - now.last);
  hits.sort((a, b) => gap(a) - gap(b));
  for (const account of hits) {
    const seenAt = read(world, account, now, world.lanes.freeAt(now.at), true);
    if (!isAt(account.trigger, now.last)) continue;
    world.tally.actedMs += act(world, account, now, seenAt) - now.at;
    world.tally.inTime += 1;
  }
};

/** Reads what is due while this step lasts, most overdue first; a trigger found passed is acted on at once. */
const workDue = (world: World, now: Now, due: SimulatedAccount[]): void => {
  due.sort((a, b) => a.dueAt - b.dueAt);
  for (const account of due) {
    const wasPassed = isAt(account.trigger, now.last);
    const from = Math.max(account.dueAt, world.lanes.freeAt(now.at));
    if (from >= now.at + STEP_MS) {
      if (wasPassed) world.tally.lateMs += STEP_MS;
      continue;
    }
    const seenAt = read(world, account, now, from, false);
    if (!wasPassed) continue;
    world.tally.lateMs += seenAt - now.at;
    act(world, account, now, seenAt);
  }
};

/** Accounts as they are after running for long: their readings spread over the time they may stand. */
const openWorld = (simulation: SyncSimulation, last: PriceHalfUsd): World => {
  const draw = seededDraw(simulation.seed + 1);
  const accounts = Array.from({ length: simulation.accounts }, (_, key) =>
    newAccount(key, draw, last, START_MS),
  );
  const tally = { fires: 0, inTime: 0, lateMs: 0, actedMs: 0, liquidated: 0 };
  const isStreamed = simulation.streamed;
  const hears = isStreamed && simulation.isSilentOnMargin !== true;
  const world = { draw, accounts, tally, lanes: requestLanes(simulation), isStreamed, hears };
  for (const account of accounts) {
    promise(world, account, { at: START_MS, last });
    const ago = Math.floor(draw.uniform() * (account.dueAt - START_MS));
    account.readAt -= ago;
    account.dueAt -= ago;
    const { balanceMs, streamedBalanceMs } = EXCHANGE_PACE;
    account.balanceReadAt =
      START_MS - Math.floor(draw.uniform() * (isStreamed ? streamedBalanceMs : balanceMs));
  }
  return world;
};

const outcomeOf = ({ accounts, hours }: SyncSimulation, { lanes, tally }: World): SyncOutcome => {
  const sent = lanes.sent();
  const perFire = (ms: number, fires: number) => ms / 1_000 / Math.max(1, fires);
  return {
    callsPerMinute: sent.count / (hours * 60),
    busiestMinute: sent.mostInAMinute,
    shareOfPolling: sent.count / (accounts * hours * POLLING_PER_HOUR),
    fires: tally.fires,
    lateSecondsPerFire: perFire(tally.lateMs, tally.fires),
    actedAfterSeconds: perFire(tally.actedMs, tally.inTime),
    liquidated: tally.liquidated,
    mostPerKey: sent.mostPerKey,
    mostGlobally: sent.mostGlobally,
  };
};

/**
 * Simulates hours of reading accounts, in steps of ten seconds: which requests it takes, and how late a guard learns of
 * a change made by hand. Nothing but the seed decides: the same simulation has the same outcome. Leverages are
 * lognormal around 8, three of five positions are long, each account is changed by hand twice a day.
 */
export const simulateSync = (simulation: SyncSimulation): SyncOutcome => {
  const steps = Math.round((simulation.hours * HOUR_MS) / STEP_MS);
  const path = pricePath(seededDraw(simulation.seed), simulation.scenario, { steps, stepMs: STEP_MS });
  const [first] = path;
  if (first === undefined) throw new RangeError("A simulation lasts at least one step");
  const world = openWorld(simulation, first);
  for (const [step, last] of path.entries()) {
    const now = { at: START_MS + step * STEP_MS, last };
    if (lastFundingAt(now.at) === now.at) settleFunding(world, now);
    const { hits, due } = lookAround(world, now);
    workHits(world, now, hits);
    workDue(world, now, due);
  }
  return outcomeOf(simulation, world);
};
