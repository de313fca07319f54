import { TRPCClientError } from "@trpc/client";
import type { CommandView, OutcomeView } from "#server/trpc/schemas/positions.ts";

/** What is known of a command on one position, or on the account. */
export type Told = OutcomeView[number];

const OVER: ReadonlySet<CommandView["outcome"]> = new Set(["confirmed", "rejected", "not-applied"]);

/** What a command answered: what is unknown or under way is asked for until it was read back. */
export const toldOf = (view: CommandView, positionId: string | null): Told => ({
  ...view,
  positionId,
  isOver: OVER.has(view.outcome),
});

export const areOver = (told: readonly Told[]): boolean => told.every(({ isOver }) => isOver);

/** Whoever holds the keys does nothing any more for a question of that age, so what is not planned by then never is. */
const ANSWERED_WITHIN_MS = 25_000;

/** Refused before anything was planned, for a reason that stands in the answer. */
const NOT_ORDERED: ReadonlySet<unknown> = new Set([
  "BAD_REQUEST",
  "UNAUTHORIZED",
  "FORBIDDEN",
  "NOT_FOUND",
  "UNPROCESSABLE_CONTENT",
  "TOO_MANY_REQUESTS",
  "PAYLOAD_TOO_LARGE",
]);

const codeOf = ({ data }: TRPCClientError<never>): unknown =>
  typeof data === "object" && data !== null && "code" in data ? Reflect.get(data, "code") : null;

/**
 * For how long to look whether a call that failed was carried out all the same, in milliseconds: null where it cannot have
 * been, 0 for one look where it may have been ordered before under the same id.
 */
export const lookForMs = (error: unknown): number | null => {
  if (!(error instanceof TRPCClientError)) return error instanceof TypeError ? ANSWERED_WITHIN_MS : null;
  const code = codeOf(error);
  if (NOT_ORDERED.has(code)) return null;
  return code === "CONFLICT" ? 0 : ANSWERED_WITHIN_MS;
};
