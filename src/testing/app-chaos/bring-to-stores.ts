import postgres from "postgres";
import { askOverview, type Reader, Refused } from "./ask-overview.ts";
import { type Bring, NOTHING_TO_TELL } from "./brought.ts";

/** Between two crashes of the database. */
const APART_MS = 8_000;
const LONGEST_HOLD_MS = 30_000;
const BURST = 15;
const BURST_EVERY_MS = 500;
/** Whoever cannot be served is told so within this, and when to come again. */
const SHED_WITHIN_MS = 2_500;
const GIVEN_UP_MS = 10_000;

type Shed = { answered: number; remembered: number; refused: number; late: number; odd: string[] };

/** How one of many who ask is served, or told to come later. */
const askOne = async (reader: Reader, shed: Shed): Promise<void> => {
  const asked = performance.now();
  try {
    const { lastKnownAt } = await askOverview(reader, GIVEN_UP_MS);
    shed.answered += 1;
    if (lastKnownAt !== null) shed.remembered += 1;
  } catch (error) {
    shed.refused += 1;
    const isTold = error instanceof Refused && error.status === 503 && error.retryAfter !== null;
    if (!isTold) shed.odd.push(error instanceof Error ? `${error.name}: ${error.message}` : String(error));
  }
  if (performance.now() - asked > SHED_WITHIN_MS) shed.late += 1;
};

export const restartDatabase: Bring = async ({ installation, activeMs, wait, over }) => {
  const begun = performance.now();
  let crashes = 0;
  do {
    await installation.crashDatabase();
    await installation.parts.database.start();
    over();
    crashes += 1;
    await wait(APART_MS);
  } while (performance.now() - begun + APART_MS < activeMs);
  return { notes: [`${crashes} crashes`], wrong: [] };
};

export const swallowDatabase: Bring = async ({ proxy, activeMs }) => {
  await proxy.swallow(activeMs, () => Math.random() < 0.5);
  return NOTHING_TO_TELL;
};

/** The table that every request of a trader asks first is locked by somebody else, while many ask. */
export const holdPool: Bring = async ({ installation, others, activeMs, wait, over }) => {
  const holder = postgres(installation.databaseUrl, {
    max: 1,
    onnotice: () => {},
    connection: { application_name: "axisor-chaos" },
  });
  const begun = performance.now();
  const shed: Shed = { answered: 0, remembered: 0, refused: 0, late: 0, odd: [] };
  const asked = new Set<Promise<void>>();
  try {
    await holder.begin(async (tx) => {
      await tx`lock table sessions in access exclusive mode`;
      while (performance.now() - begun < Math.min(activeMs, LONGEST_HOLD_MS)) {
        for (let turn = 0; turn < BURST; turn += 1) {
          const reader = others[turn % others.length];
          if (reader === undefined) continue;
          const one = askOne(reader, shed).finally(() => asked.delete(one));
          asked.add(one);
        }
        await wait(BURST_EVERY_MS);
      }
    });
    over();
    await Promise.all(asked);
    const { answered, remembered, refused, late, odd } = shed;
    return {
      wrong: [
        ...(refused + remembered === 0 ? ["nobody had to be refused, so nothing was tried"] : []),
        ...(late > 0 ? [`${late} were told anything only after ${SHED_WITHIN_MS / 1_000} s`] : []),
        ...(odd.length > 0 ? [`${odd.length} were not told when to come again: ${odd[0]}`] : []),
      ],
      notes: [
        `meanwhile ${answered} answered, ${remembered} of them by what was last known, and ${refused} refused`,
      ],
    };
  } finally {
    await holder.end({ timeout: 1 });
  }
};

const breakRedis =
  (fault: "refuse" | "hang"): Bring =>
  async ({ installation, activeMs, wait }) => {
    installation.bridge.fault = fault;
    await wait(activeMs);
    installation.bridge.fault = null;
    return NOTHING_TO_TELL;
  };

export const refuseRedis = breakRedis("refuse");
export const hangRedis = breakRedis("hang");
