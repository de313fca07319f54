import type { AccountView } from "#server/trpc/schemas/views.ts";
import type { Format } from "#ui/format/format.ts";
import { ORDERS_WORDS } from "./orders-words.ts";
import type { WaitingState } from "./use-waiting-orders.ts";

/** Three askings long nothing came: what is shown is not what waits now. */
const LATE_MS = 45_000;

export type WaitingSaid = {
  /** Why what waits is not known now; null where it was read just now, or is being read for the first time. */
  readonly trouble: string | null;
  /** What is shown, and how old that is. */
  readonly says: string;
  readonly isStale: boolean;
};

const agoOf = (format: Format, readAt: string, now: number): string =>
  format.ago(Math.max(0, now - Date.parse(readAt)), readAt);

/** How a reading of what waits is told: fresh, of an age, or not there; `now` by the server's clock. */
export const sayWaiting = (
  format: Format,
  { view, problem, isPutOff, isOffline }: Pick<WaitingState, "view" | "problem" | "isPutOff" | "isOffline">,
  account: Pick<AccountView, "status" | "blindSince" | "blindReason">,
  { now, count }: { readonly now: number; readonly count: number },
): WaitingSaid => {
  const words = ORDERS_WORDS[format.locale];
  const isLate = view !== null && now - Date.parse(view.readAt) > LATE_MS;
  const troubleOf = (): string | null => {
    if (isOffline) return words.offline;
    if (account.status !== "active") return words.noKey;
    // A reading that is put off a moment is no trouble, as long as the last one is young.
    if (isPutOff && view !== null && !isLate) return null;
    if (problem !== null) return account.blindSince === null ? problem : words.blind(account.blindReason);
    return isLate ? words.late : null;
  };
  const trouble = troubleOf();
  if (view === null) return { trouble, says: trouble === null ? words.reading : words.never, isStale: true };
  const ago = agoOf(format, view.readAt, now);
  if (trouble !== null)
    return { trouble, says: count === 0 ? words.lastNone(ago) : words.last(ago), isStale: true };
  return { trouble, says: count === 0 ? words.none(ago) : words.read(ago), isStale: false };
};
