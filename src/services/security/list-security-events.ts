import type { Locale } from "#domain/language/locale.ts";
import type { SecurityLog } from "#ports/security-log.ts";
import { type SecurityEventLines, securityEventLine } from "./security-event-line.ts";

/** A page of what happened to an account's security, the newest first, strictly before number `before` when given. */
export const listSecurityEvents = async (
  deps: { readonly securityLog: Pick<SecurityLog, "ofUser"> },
  request: {
    readonly userId: string;
    readonly before: number | null;
    readonly limit: number;
    readonly locale: Locale;
  },
): Promise<SecurityEventLines> => {
  const { userId, before, limit } = request;
  const events = await deps.securityLog.ofUser(userId, { before, limit: limit + 1 });
  const items = events.slice(0, limit).map((event) => securityEventLine(event, request.locale));
  return { items, nextBefore: events.length > limit ? (items.at(-1)?.seq ?? null) : null };
};
