import { type Counted, countOne, type MinuteCounts, sumOf } from "#domain/operations/count-by-minute.ts";

/** One count even where the bundler loads this module twice. */
const held = globalThis as { axisorRequests?: MinuteCounts };

/** Takes down that a request was answered; one that hung up before it was answered is not our failure. */
export const countRequest = (status: number | null, at: number): void => {
  held.axisorRequests = countOne(held.axisorRequests ?? [], at, status !== null && status >= 500);
};

/** Requests that this process answered in the last five minutes, and those of them that failed by our fault. */
export const requestsOf = (at: number): Counted => sumOf(held.axisorRequests ?? [], at);
