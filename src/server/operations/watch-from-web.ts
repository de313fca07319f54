import { composition } from "../composition.ts";
import { log } from "../log.ts";
import { VERSION } from "../version.ts";
import { createHeart } from "./create-heart.ts";
import { watchOver } from "./watch-over.ts";

/** One watch even where the bundler loads this module twice. */
const held = globalThis as { axisorWatch?: Promise<void> };

const watch = async (): Promise<void> => {
  const { wired } = await composition();
  const { role, isFrozenBetweenRequests, servesPages } = wired.operating;
  // There the cron that tells traders looks.
  if (isFrozenBetweenRequests || !servesPages) return;
  const heart = createHeart(wired, { role, version: VERSION });
  const stop = new AbortController();
  for (const signal of ["SIGINT", "SIGTERM"] as const) process.once(signal, () => stop.abort());
  await watchOver(wired, { signal: stop.signal, onLook: heart.beat });
};

/** Watches over the installation for as long as this process answers requests. Without its settings it answers none either. */
export const watchFromWeb = (): void => {
  held.axisorWatch ??= watch().catch((error: unknown) => {
    log.error("watch-not-kept", { error: String(error) });
  });
};
