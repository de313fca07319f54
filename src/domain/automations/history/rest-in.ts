import { type ChangeKind, stateAfter } from "./automation-change.ts";

/** When an automation did not stand armed: `until` is when it was armed again, null while it was not. Epoch milliseconds. */
export type Rest = {
  readonly state: "paused" | "ended";
  readonly since: number;
  readonly until: number | null;
};

type Change = { readonly kind: ChangeKind; readonly at: number };

/** Of several changes in one millisecond the last alone: what was armed and paused again in it stood armed at no moment. */
const lasting = (changes: readonly Change[]): readonly Change[] =>
  changes.filter(({ at }, place) => changes[place + 1]?.at !== at);

const restsOf = (changes: readonly Change[]): readonly Rest[] =>
  changes.flatMap(({ kind, at }, place) => {
    const state = stateAfter(kind);
    if (state === "armed") return [];
    const armed = changes.slice(place + 1).find((later) => stateAfter(later.kind) === "armed");
    return [{ state, since: at, until: armed?.at ?? null }];
  });

/**
 * The rest of an automation in the stretch from `from` until before `to`, by its changes in their order: the one it was in
 * as the stretch began, else the first that began in it. Null where it stood armed all through it.
 */
export const restIn = (
  changes: readonly Change[],
  { from, to }: { readonly from: number; readonly to: number },
): Rest | null => {
  const met = restsOf(lasting(changes)).filter(
    ({ since, until }) => since < to && (until === null || until > from),
  );
  return met.findLast(({ since }) => since <= from) ?? met[0] ?? null;
};

/** Whether a rest lasted through all of a stretch, so that nothing could be done in it. */
export const isRestThrough = (
  { since, until }: Rest,
  { from, to }: { readonly from: number; readonly to: number },
): boolean => since <= from && (until === null || until >= to);
