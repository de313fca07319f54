import type { EventFacts, SecurityEvent, SecurityEventKind } from "#domain/security/security-event.ts";

/** Something we did by ourselves, from nowhere. */
export const systemEvent = (
  kind: SecurityEventKind,
  { at, userId, facts }: { readonly at: number; readonly userId: string | null; readonly facts: EventFacts },
): SecurityEvent => ({
  at,
  kind,
  outcome: "allowed",
  userId,
  actor: "system",
  network: null,
  deviceId: null,
  sessionId: null,
  facts,
});
