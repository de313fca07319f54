import { databaseSilent } from "#domain/resilience/database-away.ts";
import { getOverview } from "#services/overview/get-overview.ts";
import { holdingsAsStored } from "./cache/holdings-as-stored.ts";
import { readProof } from "./cache/read-proof.ts";
import { createBriefMemory } from "./last-known/brief-memory.ts";
import type { Overview } from "./trpc/schemas/views.ts";
import type { Services } from "./trpc/services.ts";
import { overviewView } from "./views/overview-view.ts";
import type { Wired } from "./wired.ts";
import { type Sleep, sleep, within } from "./within.ts";

type Asked = Parameters<Services["overview"]["get"]>[0];

/** A database that has not answered by then is taken for one that does not. */
const READ_WITHIN_MS = 800;
/** Whoever cannot be told an older reading waits so much longer; then they are told to come again, and find this one if it ended. */
const WAIT_LONGER_MS = 2_200;
/** As long as a session is believed without it. */
const KNOWN_FOR_MS = 90_000;
const MOST = 5_000;

const nameOf = ({ userId, locale }: Asked): string => `${userId}/${locale}`;

/** Where a session is good and only this reading breaks or hangs, the last one is told with its age, and the break is logged. */
export const rememberingLast = (
  read: (asked: Asked) => Promise<Overview>,
  { elapsed, clock, log, wait = sleep }: Pick<Wired, "elapsed" | "clock" | "log"> & { readonly wait?: Sleep },
): Services["overview"] => {
  // As text, which is one thing to keep: each value that an overview is made of is one more for the runtime to look through.
  const views = createBriefMemory<string>({ elapsed, forMs: KNOWN_FOR_MS, most: MOST });
  const lastOf = (asked: Asked): Overview | null => {
    const text = views.of(nameOf(asked));
    if (text === null) return null;
    const view: Overview = JSON.parse(text);
    return { ...view, lastKnownAt: view.now, now: new Date(clock()).toISOString() };
  };
  const readAndKeep = async (asked: Asked): Promise<Overview> => {
    const view = await read(asked);
    views.keep(nameOf(asked), JSON.stringify(view));
    return view;
  };
  return {
    get: async (asked) => {
      const reading = readAndKeep(asked);
      try {
        if (await within(reading, READ_WITHIN_MS, wait)) return await reading;
      } catch (error) {
        const last = lastOf(asked);
        if (last === null) throw error;
        log.warn("overview-unread", {
          ...{ userId: asked.userId, error: error instanceof Error ? error.name : "unknown failure" },
        });
        return last;
      }
      const last = lastOf(asked);
      if (last !== null) return last;
      if (await within(reading, WAIT_LONGER_MS, wait)) return await reading;
      throw databaseSilent("what somebody holds");
    },
    last: async (asked) => lastOf(asked),
  };
};

/** What a trader sees first, with its ports in hand. */
export const bindOverview = (wired: Wired, paperProvenance: string): Services["overview"] =>
  rememberingLast(async (asked) => {
    const asStored = (userId: string, at: number) => holdingsAsStored(wired, { userId, at });
    const [facts, proof] = await Promise.all([getOverview({ ...wired, asStored }, asked), readProof(wired)]);
    return overviewView(facts, paperProvenance, asked.locale, proof);
  }, wired);
