import { judgeAsked, judgeMigrations } from "#domain/operations/judge-components.ts";
import type { Component } from "#domain/operations/operating-facts.ts";
import { askPart } from "./ask-part.ts";
import type { OperationsDeps } from "./operations-deps.ts";

/** Whether this process can do its part: its database answers, and has every migration that it was written for. */
export const checkReady = async ({
  operations,
  elapsed,
  migrations,
}: Pick<OperationsDeps, "operations" | "elapsed" | "migrations">): Promise<readonly Component[]> => {
  const applied = await askPart(elapsed, () => operations.migrations());
  if ("failure" in applied) return [judgeAsked("database", applied)];
  return [judgeAsked("database", applied), judgeMigrations(migrations, applied.value)];
};
