import { AppError } from "../app-error.ts";
import {
  forgiveFactor,
  type Guesser,
  type LimitFactorDeps,
  limitFactor,
  returnAttempt,
  tellOfFailures,
} from "./limit-factor.ts";
import type { SignInDeps } from "./sign-in-deps.ts";

export type JudgeGuessDeps = LimitFactorDeps & Pick<SignInDeps, "mails" | "newId">;

/**
 * Looks at a guess once it is counted, so that of many who race no more are looked at; `look` answers null for a wrong one.
 * Where it could not be looked at, because whoever had to is away or busy, it was none: it is given back after that
 * answer, never before.
 */
export async function judgeGuess<T>(
  deps: JudgeGuessDeps,
  guesser: Guesser,
  look: () => Promise<T | null>,
): Promise<T | null> {
  const attempt = await limitFactor(deps, guesser);
  let found: T | null;
  try {
    found = await look();
  } catch (error) {
    if (error instanceof AppError && error.code === "unavailable") await returnAttempt(deps, attempt);
    throw error;
  }
  if (found === null) await tellOfFailures(deps, attempt);
  else await forgiveFactor(deps, attempt);
  return found;
}
