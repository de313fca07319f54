import postgres from "postgres";
import { askOverview } from "./ask-overview.ts";
import { type Bring, NOTHING_TO_TELL } from "./brought.ts";

/** Between two crashes of the database. */
const APART_MS = 8_000;
const LONGEST_HOLD_MS = 30_000;
const BURST = 15;
const BURST_EVERY_MS = 500;

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
  const counts = { answered: 0, refused: 0 };
  const asked = new Set<Promise<void>>();
  const ask = async (turn: number): Promise<void> => {
    const reader = others[turn % others.length];
    if (reader === undefined) return;
    const isAnswered = await askOverview(reader, 10_000).then(
      () => true,
      () => false,
    );
    counts[isAnswered ? "answered" : "refused"] += 1;
  };
  try {
    await holder.begin(async (tx) => {
      await tx`lock table sessions in access exclusive mode`;
      while (performance.now() - begun < Math.min(activeMs, LONGEST_HOLD_MS)) {
        for (let turn = 0; turn < BURST; turn += 1) {
          const one = ask(turn).finally(() => asked.delete(one));
          asked.add(one);
        }
        await wait(BURST_EVERY_MS);
      }
    });
    over();
    await Promise.all(asked);
    return {
      wrong: [],
      notes: [`meanwhile ${counts.answered} answered and ${counts.refused} refused of many`],
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
