import { streamLogin } from "#services/accounts/stream-login.ts";
import type { Wired } from "../wired.ts";
import { chooseWatched } from "./choose-watched.ts";
import { createDueMaker } from "./create-due-maker.ts";
import { firstSeen } from "./first-seen.ts";
import { repeat } from "./repeat.ts";
import type { WatchOptions } from "./watch-options.ts";

const CHOOSE_EVERY_MS = 10_000;
/** Sockets a worker keeps: the exchange does not say how many one address may hold. */
const MOST_SOCKETS = 50;
/** Connections made at each look, so that a start is no storm. */
const OPENED_AT_ONCE = 10;

/** Keeps the private stream of one account; whatever it tells, a reading finds out. */
const watchAccount = (
  wired: Wired,
  { network }: WatchOptions,
  accountId: string,
): { readonly stop: () => void } => {
  const stream = wired.accountStream(network);
  const due = createDueMaker(wired, accountId);
  const connection = stream.start({
    login: () => streamLogin(wired, stream, accountId),
    onEvent: due.hear,
    // What happened while nobody listened was not told.
    onUp: () => {
      due.hear();
      wired.log.info("account-stream-up", { network, accountId });
    },
    onDown: (reason) => {
      wired.log.warn("account-stream-down", { network, accountId, reason });
    },
  });
  return {
    stop: () => {
      connection.stop();
      due.stop();
    },
  };
};

/**
 * Listens to the accounts that are nearest to their trigger or liquidation, at most `places` of them, and makes an account
 * due whenever its stream tells of it. Streams only make readings come sooner: without them each account is read when due.
 */
export const watchAccounts = async (
  wired: Wired,
  options: WatchOptions,
  places = MOST_SOCKETS,
): Promise<void> => {
  const { network } = options;
  const open = new Map<string, { readonly stop: () => void }>();
  await repeat(wired, options, CHOOSE_EVERY_MS, "watch-accounts", async () => {
    const seen = await firstSeen(wired, options);
    if (seen === null) return 0;
    // More than are watched: whoever is a little farther than the last place keeps it.
    const ranked = await wired.nearestAccounts.nearest(network, seen.last, places * 2);
    if (options.signal.aborted) return 0;
    const chosen = chooseWatched(new Set(open.keys()), ranked, places);
    for (const [id, watched] of open) {
      if (chosen.has(id)) continue;
      watched.stop();
      open.delete(id);
    }
    const fresh = [...chosen].filter((id) => !open.has(id)).slice(0, OPENED_AT_ONCE);
    for (const id of fresh) open.set(id, watchAccount(wired, options, id));
    return fresh.length;
  });
  for (const watched of open.values()) watched.stop();
};
