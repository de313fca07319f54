import { countVanished } from "#cli/chaos/take-stock.ts";
import type { AppStage } from "./open-app-stage.ts";

const LOOK_EVERY_MS = 250;
/** What is still open then stays open. */
const DRAIN_WITHIN_MS = 60_000;
/** A trigger that nobody acts on may be found again by the next reading of its account. */
const FOUND_WITHIN_MS = 20_000;
const COUNT_EVERY_MS = 2_000;

/** At a price that stands still, whatever is open has time to end. */
const drain = async ({ audit }: AppStage, wait: (ms: number) => Promise<void>): Promise<void> => {
  const begun = performance.now();
  while (performance.now() - begun < DRAIN_WITHIN_MS) {
    const state = await audit.state("paper").catch(() => null);
    if (state !== null && state.held.length === 0 && state.reached === 0) return;
    await wait(LOOK_EVERY_MS);
  }
};

/** Lets everything heal and end. Resolves with how many triggers nobody will ever act on. */
export const settleProduct = async (
  stage: AppStage,
  wait: (ms: number) => Promise<void>,
): Promise<number> => {
  await stage.venue.heal();
  await drain(stage, wait);
  const begun = performance.now();
  for (;;) {
    const vanished = await countVanished(stage.wired, stage.audit, stage.traders);
    if (vanished === 0 || performance.now() - begun > FOUND_WITHIN_MS) return vanished;
    await wait(COUNT_EVERY_MS);
  }
};
