import type { OperatorEventLine } from "#services/security/list-all-security-events.ts";
import type { SecurityEventLine } from "#services/security/security-event-line.ts";
import type { SecurityEventView } from "../trpc/schemas/sign-in.ts";
import type { OperatorEventView } from "../trpc/schemas/watching.ts";

/** A security event as its trader sees it. */
export const securityEventView = (line: SecurityEventLine): SecurityEventView => ({
  seq: line.seq,
  at: new Date(line.at).toISOString(),
  title: line.title,
  outcome: line.outcome,
  severity: line.severity,
  device: line.device,
  network: line.network,
  risk: line.risk,
  signals: [...line.signals],
});

/** The same as an operator sees it: with whose account it is about, where that still exists. */
export const operatorEventView = (
  line: OperatorEventLine,
  emails: ReadonlyMap<string, string>,
): OperatorEventView => ({
  ...securityEventView(line),
  userId: line.userId,
  email: line.userId === null ? null : (emails.get(line.userId) ?? null),
});
