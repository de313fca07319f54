import { canGuard } from "#domain/operations/judge-components.ts";
import { createWatch } from "#services/operations/create-watch.ts";
import type { OperationsDeps } from "#services/operations/operations-deps.ts";
import { KNOWN_MIGRATIONS } from "../composition/migrations.ts";
import type { Wired } from "../wired.ts";
import { repeat } from "../worker/repeat.ts";
import { directChannels } from "./direct-channels.ts";
import { ownFactsOf } from "./own-facts-of.ts";
import { pingOutside } from "./ping-outside.ts";

/** With the two seconds that a part may take to answer, what fails is known within fifteen. */
const LOOK_EVERY_MS = 10_000;
const PING_EVERY_MS = 60_000;
/** A look that is older says nothing of now. */
const FRESH_MS = 3 * LOOK_EVERY_MS;

/** What a watch from this process stands on. */
export const operationsDepsOf = (wired: Wired): OperationsDeps => ({
  ...wired,
  own: ownFactsOf(wired),
  migrations: KNOWN_MIGRATIONS,
  direct: directChannels(wired, wired.operating),
});

const watches = new WeakMap<Wired, ReturnType<typeof createWatch>>();

/** The watch of this process, which remembers what it saw from one look to the next. */
export const watchOf = (wired: Wired): ReturnType<typeof createWatch> => {
  const watch = watches.get(wired) ?? createWatch(operationsDepsOf(wired));
  watches.set(wired, watch);
  return watch;
};

/**
 * Looks once, for where no process keeps watch: whoever listens outside is told at once that guards can act, if they can. Call
 * it about once a minute.
 */
export const lookOnce = async (wired: Wired): Promise<void> => {
  const { pingUrl: outside } = wired.operating;
  const { components } = await watchOf(wired).look();
  if (outside !== null && canGuard(components)) await pingOutside(outside, wired.log);
};

/**
 * Keeps watch over the whole installation from this process, until the signal. `onLook` hears of each look that ended. Whoever
 * listens outside is told that we live only while guards can act: else its silence is the alarm.
 */
export const watchOver = async (
  wired: Wired,
  { signal, onLook }: { readonly signal: AbortSignal; readonly onLook?: () => Promise<void> },
): Promise<void> => {
  const { pingUrl: outside } = wired.operating;
  const watch = watchOf(wired);
  let guardingAt: number | null = null;
  await Promise.all([
    repeat(wired, { signal }, LOOK_EVERY_MS, "watch", async () => {
      const facts = await watch.look();
      if (canGuard(facts.components)) guardingAt = wired.clock();
      await onLook?.();
    }),
    outside === null
      ? undefined
      : repeat(wired, { signal }, PING_EVERY_MS, "ping", async () => {
          if (guardingAt === null) return;
          if (wired.clock() - guardingAt < FRESH_MS) await pingOutside(outside, wired.log);
        }),
  ]);
};
