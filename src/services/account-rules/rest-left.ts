import { decideRearm } from "#domain/automations/breaker/decide-rearm.ts";
import type { StoredBreaker } from "./throw-breaker.ts";

/** How long a breaker that tripped still rests, in milliseconds, by the settings it tripped by; null where it does not. */
export const restLeft = (
  { config, memory }: Pick<StoredBreaker, "config" | "memory">,
  at: number,
): number | null => {
  if (memory.trippedAt === null) return null;
  const verdict = decideRearm(config, memory.trippedAt, at);
  return verdict.kind === "rearm" ? null : verdict.leftMs;
};
