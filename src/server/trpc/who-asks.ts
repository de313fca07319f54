import { type Sleep, within } from "../within.ts";
import type { Context, Trader } from "./context.ts";

/** A database that has not said by then whose session it is, is taken for one that does not answer. */
const LOOK_WITHIN_MS = 600;

/** What may be answered by what is last known, see decision 38. */
export const OF_LAST_KNOWN: ReadonlySet<string> = new Set(["overview.get"]);

type Seen = Pick<Context, "trader" | "defect" | "lastKnown">;

/**
 * Who it is; that it could not be told is an answer too, which each call is refused with. Only a request that asks for
 * nothing but what may be answered without knowing it anew waits no longer than it must.
 */
export const whoAsks = async (
  deps: {
    readonly readSession: () => Promise<Trader | null>;
    readonly readLastSession?: (() => Promise<Trader | null>) | undefined;
    readonly sleep?: Sleep;
    /** Whether there is anything that was last known of this trader: else it is the database that must be waited for. */
    readonly isKnown: (trader: Trader) => Promise<boolean>;
  },
  calls: readonly { readonly path: string }[],
): Promise<Seen> => {
  const lastOf = async (): Promise<Trader | null> => {
    const last = (await deps.readLastSession?.()) ?? null;
    return last !== null && (await deps.isKnown(last)) ? last : null;
  };
  try {
    const looking = deps.readSession();
    const hurries = calls.every(({ path }) => OF_LAST_KNOWN.has(path));
    if (hurries && !(await within(looking, LOOK_WITHIN_MS, deps.sleep))) {
      const lastKnown = await lastOf();
      const defect = new Error("The database did not say in time whose session this is");
      if (lastKnown !== null) return { trader: null, defect, lastKnown };
    }
    return { trader: await looking, defect: null, lastKnown: null };
  } catch (thrown) {
    const defect = thrown ?? new Error("Nobody said what went wrong");
    const lastKnown = await lastOf().catch(() => null);
    return { trader: null, defect, lastKnown };
  }
};
