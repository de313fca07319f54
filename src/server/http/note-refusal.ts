import type { EventFacts, SecurityEventKind } from "#domain/security/security-event.ts";
import type { RateLimiter } from "#ports/rate-limiter.ts";
import { REFUSAL_RULE } from "../limits/limit-rules.ts";
import type { ServerLog } from "../log.ts";
import type { Composition, Trader } from "../trpc/context.ts";

export type RefusalDeps = {
  readonly security: Composition["security"];
  readonly local: RateLimiter;
  readonly log: ServerLog;
  readonly now: () => number;
};

/** Somebody who was told no. */
export type Refused = {
  readonly kind: Extract<SecurityEventKind, "access-refused" | "foreign-id" | "cron-refused">;
  readonly network: string;
  readonly trader: Trader | null;
  readonly facts: EventFacts;
};

/**
 * Takes down that somebody was refused. A network that is refused all the time does not fill the security log: beyond a
 * number a minute only the access log has it. What cannot be written down is logged, and the refusal stands.
 */
export async function noteRefusal(deps: RefusalDeps, refused: Refused): Promise<void> {
  const { security, local, log, now } = deps;
  const { kind, network, trader, facts } = refused;
  if (security === undefined) return;
  const verdict = await local.take(network, REFUSAL_RULE);
  if (!verdict.ok || !verdict.value.allowed) return;
  try {
    await security.record({
      at: now(),
      kind,
      outcome: "refused",
      userId: trader?.userId ?? null,
      actor: trader === null ? "nobody" : trader.role === "operator" ? "operator" : "user",
      network,
      deviceId: trader?.deviceId ?? null,
      sessionId: trader?.sessionId ?? null,
      facts,
    });
  } catch (error) {
    log.error("refusal-not-recorded", { kind, error });
  }
}
