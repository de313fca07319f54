import { createWatch } from "#services/operations/create-watch.ts";
import type { OperationsDeps } from "#services/operations/operations-deps.ts";
import { KNOWN_MIGRATIONS } from "../composition.ts";
import type { Wired } from "../wired.ts";
import { repeat } from "../worker/repeat.ts";
import { directChannels } from "./direct-channels.ts";
import { ownFactsOf } from "./own-facts-of.ts";
import { pingOutside } from "./ping-outside.ts";

/** With the two seconds that a part may take to answer, what fails is known within fifteen. */
const LOOK_EVERY_MS = 10_000;
const PING_EVERY_MS = 60_000;

/** What a watch from this process stands on. */
export const operationsDepsOf = (wired: Wired): OperationsDeps => ({
  ...wired,
  own: ownFactsOf(wired),
  migrations: KNOWN_MIGRATIONS,
  direct: directChannels(wired, wired.operating),
});

/** Keeps watch over the whole installation from this process, until the signal. `onLook` hears of each look that ended. */
export const watchOver = async (
  wired: Wired,
  { signal, onLook }: { readonly signal: AbortSignal; readonly onLook?: () => Promise<void> },
): Promise<void> => {
  const { pingUrl: outside } = wired.operating;
  const watch = createWatch(operationsDepsOf(wired));
  await Promise.all([
    repeat(wired, { signal }, LOOK_EVERY_MS, "watch", async () => {
      await watch.look();
      await onLook?.();
    }),
    outside === null
      ? undefined
      : repeat(wired, { signal }, PING_EVERY_MS, "ping", () => pingOutside(outside, wired.log)),
  ]);
};
