import { isHeldBy } from "#domain/security/decide-response.ts";
import { NO_RISK } from "#domain/security/judge-risk.ts";
import type { LoggedEvent } from "#domain/security/logged-event.ts";
import type { SecurityDeps } from "./security-deps.ts";
import { systemEvent } from "./system-event.ts";

/**
 * Stops what could act in an account's name: every automation is paused, every session ends. Done twice it changes nothing
 * more, so whoever finds it half done does it again. What belongs to nobody cannot be held.
 */
export const holdAccount = async (deps: SecurityDeps, event: LoggedEvent): Promise<void> => {
  const { userId, seq } = event;
  if (userId === null) return;
  const at = deps.clock();
  const ended = await deps.sessions.endAllOf(userId);
  const paused = await deps.automations.pauseAllOf(userId, at);
  const facts = { of: seq, ended, paused };
  const held = systemEvent("account-held", { at, userId, facts });
  const added = await deps.securityLog.append(held, (recent) =>
    recent.some((other) => isHeldBy(other, event)) ? null : NO_RISK,
  );
  if (added !== null) deps.log.error("account-held", { userId, ...facts });
};
