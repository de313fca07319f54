import type { Result } from "#domain/result.ts";
import type { Elapsed } from "#ports/clock.ts";

/** After a failure the other side is left alone so long. */
const OPEN_MS = 5_000;

/** Does the work, or says what it says while the other side is left alone. */
export type Breaker<F> = <T>(work: () => Promise<Result<T, F>>) => Promise<Result<T, F>>;

/**
 * Something that is asked no more for a while after it failed, so that one that hangs does not cost every call its
 * timeout. When the while is over, one call finds out for all whether it is back.
 * @param open what everybody is told in the meantime.
 */
export function createBreaker<F>(elapsed: Elapsed, open: Result<never, F>): Breaker<F> {
  let shutUntil: number | null = null;
  return async (work) => {
    if (shutUntil !== null && elapsed() < shutUntil) return open;
    // While this one finds out, the others are told that it is away still.
    if (shutUntil !== null) shutUntil = elapsed() + OPEN_MS;
    const answer = await work();
    shutUntil = answer.ok ? null : elapsed() + OPEN_MS;
    return answer;
  };
}
