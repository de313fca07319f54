import { simulateSync } from "#cli/bench/sync-simulation/simulate-sync.ts";
import { accountsCarried, DEFAULT_REQUESTS_PER_SECOND } from "#domain/accounts/accounts-carried.ts";
import type { Part, Values } from "../bench.ts";
import { atMost } from "../figure.ts";
import type { Stage } from "./open-stage.ts";

const ACCOUNTS = 10_000;
const HOURS = 24;
const SEED = 1;
const PER_KEY = 5;
const GLOBALLY = 25;
const SCENARIOS = ["calm", "normal", "crash"] as const;

const of = (what: string) =>
  `${what}, ${ACCOUNTS.toLocaleString("en")} accounts, a simulated day, the worst of calm, normal and crash`;
const SHARE = of("exchange calls / polling each account every 20 s");
const STREAMED = of("exchange calls with the private stream / polling each account every 20 s");
const LATE = of("late a fire");
const KEY = of("most requests of one key in a second");
const ADDRESS = of("most requests of one address in a second");
const CARRIED = "accounts that one address carries at 4 requests a second";
const FULL_LATE = "late a fire, as many accounts as one address carries, a simulated normal day";

const measure = async (): Promise<Values> => {
  const common = { hours: HOURS, seed: SEED };
  const rates = { accounts: ACCOUNTS, perKeyPerSecond: PER_KEY, globalPerSecond: GLOBALLY };
  const simulate = (streamed: boolean) =>
    SCENARIOS.map((scenario) => simulateSync({ ...common, ...rates, scenario, streamed }));
  const [polled, streamed] = [simulate(false), simulate(true)];
  const both = [...polled, ...streamed];
  const carried = accountsCarried(DEFAULT_REQUESTS_PER_SECOND);
  const full = simulateSync({
    ...common,
    accounts: carried,
    scenario: "normal",
    streamed: false,
    perKeyPerSecond: DEFAULT_REQUESTS_PER_SECOND,
    globalPerSecond: DEFAULT_REQUESTS_PER_SECOND,
  });
  return {
    [SHARE]: Math.max(...polled.map(({ shareOfPolling }) => shareOfPolling)),
    [STREAMED]: Math.max(...streamed.map(({ shareOfPolling }) => shareOfPolling)),
    [LATE]: Math.max(...both.map(({ lateSecondsPerFire }) => lateSecondsPerFire)),
    [KEY]: Math.max(...both.map(({ mostPerKey }) => mostPerKey)),
    [ADDRESS]: Math.max(...both.map(({ mostGlobally }) => mostGlobally)),
    [CARRIED]: carried,
    [FULL_LATE]: full.lateSecondsPerFire,
  };
};

/** How many requests it takes to know every account well enough. */
export const sync: Part<Stage> = {
  title: "reading",
  figures: [
    { name: SHARE, unit: "ratio", target: atMost(0.05) },
    { name: STREAMED, unit: "ratio", target: atMost(0.01) },
    { name: LATE, unit: "s", target: atMost(10) },
    { name: KEY, unit: "requests", target: atMost(PER_KEY) },
    { name: ADDRESS, unit: "requests", target: atMost(GLOBALLY) },
    { name: FULL_LATE, unit: "s", target: atMost(10) },
    { name: CARRIED, unit: "accounts", target: null },
  ],
  measure,
};
