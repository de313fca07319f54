import type { AppFaultStory } from "./app-chaos-report.ts";
import { bringFault } from "./bring-fault.ts";
import type { BringParts } from "./brought.ts";
import type { Fault } from "./fault-table.ts";
import { ANSWERED_WITHIN_MS, type LightLoad } from "./light-load.ts";
import type { AppStage } from "./open-app-stage.ts";
import type { PlannedFault } from "./plan-faults.ts";
import type { WritePath } from "./watch-write-path.ts";

const LOOK_EVERY_MS = 250;
/** While these go on another web process is well, so nobody has to be refused. */
const FAILS_NOBODY: ReadonlySet<Fault> = new Set(["web-killed", "rolling-restart", "clock-skewed"]);
/** After so long a fault has not been recovered from. */
const WATCH_MOST_MS = 90_000;

export type Playing = Pick<BringParts, "wait" | "otherVersion"> & {
  readonly stage: AppStage;
  readonly path: WritePath;
  readonly load: LightLoad;
  readonly elapsed: () => number;
};

/** Brings one fault, and watches until it was recovered from. */
export const playFault = async (
  { fault, activeMs }: PlannedFault,
  { stage, path, load, otherVersion, wait, elapsed }: Playing,
): Promise<Omit<AppFaultStory, "missed">> => {
  const atMs = Math.round(elapsed());
  const before = load.counts();
  const begun: (() => number | null)[] = [];
  const over = (): void => void begun.push(path.overAt(Date.now()));
  const { notes, wrong } = await bringFault(fault, { ...stage, activeMs, wait, otherVersion, over });
  if (begun.length === 0) over();
  const recoveryMs = (): number | null => begun.at(-1)?.() ?? null;
  const watched = performance.now();
  while (recoveryMs() === null && performance.now() - watched < WATCH_MOST_MS) await wait(LOOK_EVERY_MS);
  // Who asked in its last moment hangs until then.
  await wait(ANSWERED_WITHIN_MS - (performance.now() - watched));
  const after = load.counts();
  const failed = after.failed + after.failedStreams - before.failed - before.failedStreams;
  const asked = after.requests + after.streams - before.requests - before.streams;
  const hung = after.hung - before.hung;
  return {
    ...{ fault, atMs, recoveryMs: recoveryMs() },
    notes: [...notes, `${failed} of ${asked} requests failed meanwhile`],
    wrong: [
      ...wrong,
      ...(FAILS_NOBODY.has(fault) && failed > 0 ? [`${failed} requests failed`] : []),
      ...(hung > 0 ? [`${hung} requests hung for five seconds`] : []),
    ],
  };
};
