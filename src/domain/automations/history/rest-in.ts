import { type ChangeKind, stateAfter } from "./automation-change.ts";

/** When an automation did not stand armed: `until` is when it was armed again, null while it was not. Epoch milliseconds. */
export type Rest = {
  readonly state: "paused" | "ended";
  readonly since: number;
  readonly until: number | null;
};

const restsOf = (changes: readonly { readonly kind: ChangeKind; readonly at: number }[]): readonly Rest[] =>
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
  changes: readonly { readonly kind: ChangeKind; readonly at: number }[],
  { from, to }: { readonly from: number; readonly to: number },
): Rest | null => {
  const met = restsOf(changes).filter(
    ({ since, until }) => since < to && (until === null || until > from) && since !== until,
  );
  return met.findLast(({ since }) => since <= from) ?? met[0] ?? null;
};

/** Whether a rest lasted through all of a stretch, so that nothing could be done in it. */
export const isRestThrough = (
  { since, until }: Rest,
  { from, to }: { readonly from: number; readonly to: number },
): boolean => since <= from && (until === null || until >= to);
