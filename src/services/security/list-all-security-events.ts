import { saidBy } from "#domain/language/in-both.ts";
import type { Locale } from "#domain/language/locale.ts";
import { ALERT_ABOVE } from "#domain/security/risk-weights.ts";
import type { SecurityActor, SecurityEventKind } from "#domain/security/security-event.ts";
import type { SecurityLog } from "#ports/security-log.ts";
import { AppError } from "../app-error.ts";
import { type SecurityEventLine, type SecurityEventLines, securityEventLine } from "./security-event-line.ts";
import { SECURITY_REFUSALS } from "./security-refusals.ts";

/** An event as an operator sees it: whose account it is about, by number only, and who acted. */
export type OperatorEventLine = SecurityEventLine & {
  readonly kind: SecurityEventKind;
  readonly userId: string | null;
  readonly actor: SecurityActor;
};

/**
 * A page of what happened to everybody's security, for operators only: whoever calls this has seen to that. `minRisk` of
 * 0 lists everything, from 0.8 on only what is riskier; between them nothing is found by an index.
 * @throws AppError bad-input for a `minRisk` between 0 and 0.8.
 */
export const listAllSecurityEvents = async (
  deps: { readonly securityLog: Pick<SecurityLog, "list"> },
  request: {
    readonly before: number | null;
    readonly limit: number;
    readonly minRisk: number;
    readonly locale: Locale;
  },
): Promise<SecurityEventLines<OperatorEventLine>> => {
  const { before, limit, minRisk } = request;
  if (minRisk > 0 && minRisk < ALERT_ABOVE) {
    throw new AppError(
      "bad-input",
      saidBy(SECURITY_REFUSALS, ({ allOrRisky }) => allOrRisky),
      { field: "minRisk" },
    );
  }
  const page = { before, limit: limit + 1, minRisk: minRisk > 0 ? minRisk : null };
  const events = await deps.securityLog.list(page);
  const items = events.slice(0, limit).map((event) => ({
    ...securityEventLine(event, request.locale),
    kind: event.kind,
    userId: event.userId,
    actor: event.actor,
  }));
  return { items, nextBefore: events.length > limit ? (items.at(-1)?.seq ?? null) : null };
};
