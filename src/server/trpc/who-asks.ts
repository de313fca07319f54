import { databaseSilent, isDatabaseAway } from "#domain/resilience/database-away.ts";
import type { DatabaseSilence } from "../last-known/database-silence.ts";
import { type Sleep, within } from "../within.ts";
import type { Context, Trader } from "./context.ts";

/** What may be answered by what is last known, see decision 38. */
export const OF_LAST_KNOWN: ReadonlySet<string> = new Set(["overview.get"]);

type Seen = Pick<Context, "trader" | "defect" | "lastKnown">;

/**
 * Who it is; that it could not be told is an answer too, which each call is refused with. A request that asks for nothing but
 * what may be answered without knowing it anew waits no longer than it must, and no request for a database that has been
 * silent for long.
 */
export const whoAsks = async (
  deps: {
    readonly readSession: () => Promise<Trader | null>;
    readonly readLastSession?: (() => Promise<Trader | null>) | undefined;
    readonly sleep?: Sleep;
    /** What earlier looks of this process have found. */
    readonly silence: DatabaseSilence;
    /** Whether there is anything that was last known of this trader: else it is the database that must be waited for. */
    readonly isKnown: (trader: Trader) => Promise<boolean>;
  },
  calls: readonly { readonly path: string }[],
): Promise<Seen> => {
  const lastOf = async (): Promise<Trader | null> => {
    const last = (await deps.readLastSession?.()) ?? null;
    return last !== null && (await deps.isKnown(last)) ? last : null;
  };
  const { silence } = deps;
  try {
    const looking = deps.readSession().then((found) => {
      // Whoever is nobody by their cookie alone says nothing of the database.
      if (found !== null) silence.heard();
      return found;
    });
    const hurries = calls.every(({ path }) => OF_LAST_KNOWN.has(path));
    // A timer for each request is not for nothing: while the database answers, only who hurries has one.
    if ((hurries || silence.isStanding()) && !(await within(looking, silence.lookMs(), deps.sleep))) {
      silence.late();
      const lastKnown = hurries ? await lastOf() : null;
      if (lastKnown !== null || silence.isLong())
        return { trader: null, defect: databaseSilent("whose session this is"), lastKnown };
    }
    return { trader: await looking, defect: null, lastKnown: null };
  } catch (thrown) {
    const defect = thrown ?? new Error("Nobody said what went wrong");
    if (isDatabaseAway(defect)) silence.late();
    const lastKnown = await lastOf().catch(() => null);
    return { trader: null, defect, lastKnown };
  }
};
