import type { Elapsed } from "#ports/clock.ts";

const SECOND_MS = 1_000;

/**
 * Reads at most once a second, and not again while it still reads, however many ask: those who ask meanwhile share what was read.
 * A reading that failed is told to whoever waited for it, and the next to ask has it read anew.
 */
export const joinReadings = <T>(read: () => Promise<T>, elapsed: Elapsed): (() => Promise<T>) => {
  let last: { readonly answer: Promise<T>; readonly begun: number } | null = null;
  let isReading = false;
  const begin = async (): Promise<T> => {
    isReading = true;
    try {
      return await read();
    } catch (error) {
      last = null;
      throw error;
    } finally {
      isReading = false;
    }
  };
  return () => {
    const now = elapsed();
    if (last !== null && (isReading || now - last.begun < SECOND_MS)) return last.answer;
    const answer = begin();
    last = { answer, begun: now };
    return answer;
  };
};
