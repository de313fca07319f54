import type { WorkerRequest } from "#ports/worker-requests.ts";

/** The exchange has 5 s for each of a few questions; whoever waits longer has given up. */
export const ANSWER_MS = 20_000;

/** Until when a question may be done: what its row says, but never longer than a box of its time is good for. */
export const goodUntil = ({ createdAt, expiresAt }: Pick<WorkerRequest, "createdAt" | "expiresAt">): number =>
  Math.min(expiresAt, createdAt + ANSWER_MS);
