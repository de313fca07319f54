import type { IntentAction } from "./action.ts";
import type { Evidence } from "./evidence.ts";

/**
 * What a reading shows, were it final: done, everything as it was before, something else came first so that it can never be
 * done, or none of these. Then somebody else may have had a hand in it, or too little could be read.
 */
export type Sight = "applied" | "unchanged" | "overtaken" | "unclear";

/** One action between two readings. */
export type Seen<Kind extends IntentAction["kind"]> = {
  readonly action: Extract<IntentAction, { readonly kind: Kind }>;
  /** Read before the plan was made. */
  readonly before: Evidence;
  readonly now: Evidence;
};
