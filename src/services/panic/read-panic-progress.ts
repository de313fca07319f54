import { saidBy } from "#domain/language/in-both.ts";
import type { RunProgress } from "#ports/panic.ts";
import { AppError } from "../app-error.ts";
import type { PanicDeps } from "./panic-deps.ts";
import { PANIC_REFUSALS } from "./panic-refusals.ts";

/**
 * How far one throw of the switch has come, account by account and position by position.
 * @throws AppError not-found where this user threw no such one, or it had nothing to close.
 */
export const readPanicProgress = async (
  deps: Pick<PanicDeps, "panic">,
  { userId, panicId }: { readonly userId: string; readonly panicId: string },
): Promise<readonly RunProgress[]> => {
  const runs = await deps.panic.progress(userId, panicId);
  if (runs.length > 0) return runs;
  throw new AppError(
    "not-found",
    saidBy(PANIC_REFUSALS, ({ nothingClosing }) => nothingClosing),
  );
};
