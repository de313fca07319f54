import type { SendFailure } from "#ports/channels.ts";
import { handleUpdate } from "./handle-update.ts";
import type { TelegramDeps } from "./telegram-deps.ts";

/**
 * Without any update for a week Telegram numbers the next one as it likes. A day before that nothing is asked for by number
 * any more; what waits at Telegram is a day old at most, so nothing that was done comes again by that.
 */
const ANEW_AFTER_MS = 6 * 24 * 60 * 60_000;

/** What one look came to: how many updates were taken up, or why Telegram could not be asked. */
export type Polled =
  | { readonly kind: "polled"; readonly handled: number }
  | { readonly kind: "failed"; readonly failure: SendFailure };

/**
 * Asks once for what came since the last update that was taken up, waits up to `waitMs` (milliseconds) for it, and handles
 * each. An update is taken up before it is handled, so that of several who ask at once one handles it; one that fails is
 * logged and keeps no other from its turn. To be called again and again, and after a failure not at once.
 */
export const pollUpdates = async (
  deps: TelegramDeps,
  { signal, waitMs }: { readonly signal: AbortSignal; readonly waitMs: number },
): Promise<Polled> => {
  const last = await deps.links.lastUpdate();
  const isAnew = last === null || last.at <= deps.clock() - ANEW_AFTER_MS;
  const told = await deps.bot.updates(isAnew ? null : last.id, waitMs, signal);
  if (!told.ok) return { kind: "failed", failure: told.failure };
  const keep = (id: number): Promise<boolean> => {
    const at = deps.clock();
    return deps.links.keepUpdate({ id, at, anewBefore: at - ANEW_AFTER_MS });
  };
  let handled = 0;
  for (const update of told.value.updates) {
    // What was not taken up yet comes again, to whoever asks next.
    if (signal.aborted) return { kind: "polled", handled };
    if (!(await keep(update.id))) continue;
    handled += 1;
    await handleUpdate(deps, update).catch((error: unknown) =>
      deps.log.error("telegram-update-failed", { updateId: update.id, error: String(error) }),
    );
  }
  if (told.value.through !== null) await keep(told.value.through);
  return { kind: "polled", handled };
};
