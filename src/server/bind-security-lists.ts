import { readCursor } from "#services/paging/read-cursor.ts";
import { signCursor } from "#services/paging/sign-cursor.ts";
import { listAllSecurityEvents } from "#services/security/list-all-security-events.ts";
import { listSecurityEvents } from "#services/security/list-security-events.ts";
import { noteOperatorDeed } from "#services/security/note-event.ts";
import type { Services } from "./trpc/services.ts";
import { operatorEventView, securityEventView } from "./views/security-event-view.ts";
import type { Wired } from "./wired.ts";

type Scope = Parameters<typeof signCursor>[1];

/** Lists of security events in pages, each with a signed place to go on from. */
export const bindSecurityLists = (
  wired: Wired,
  cursorKey: () => Uint8Array,
): {
  readonly events: Services["security"]["events"];
  readonly operator: Pick<Services["operator"], "securityEvents">;
} => {
  const before = (scope: Scope, cursor: string | null | undefined): number | null =>
    isFirst(cursor) ? null : Number(readCursor(cursorKey(), scope, cursor));
  const next = (scope: Scope, seq: number | null): string | null =>
    seq === null ? null : signCursor(cursorKey(), scope, String(seq));
  return {
    events: async ({ userId, locale, cursor, limit }) => {
      const scope = { userId, list: "security-events" };
      const page = await listSecurityEvents(wired, { userId, locale, limit, before: before(scope, cursor) });
      return { items: page.items.map(securityEventView), nextCursor: next(scope, page.nextBefore) };
    },
    operator: {
      securityEvents: async ({ acting, locale, cursor, limit, minRisk }) => {
        const { userId } = acting;
        if (isFirst(cursor)) {
          const deps = { security: wired.security, now: wired.clock };
          await noteOperatorDeed(deps, acting, { what: "listed-events", minRisk });
        }
        // Another filter is another list: its places are its own.
        const scope = { userId, list: `operator-events ${minRisk}` };
        const request = { limit, minRisk, locale, before: before(scope, cursor) };
        const page = await listAllSecurityEvents(wired, request);
        const emails = await emailsOf(wired, page.items);
        const items = page.items.map((line) => operatorEventView(line, emails));
        return { items, nextCursor: next(scope, page.nextBefore) };
      },
    },
  };
};

const isFirst = (cursor: string | null | undefined): cursor is null | undefined =>
  cursor === null || cursor === undefined;

/** The addresses behind a page of events, each looked up once. */
const emailsOf = async (
  wired: Wired,
  lines: ReadonlyArray<{ readonly userId: string | null }>,
): Promise<ReadonlyMap<string, string>> => {
  const ids = [...new Set(lines.flatMap(({ userId }) => (userId === null ? [] : userId)))];
  const users = await Promise.all(ids.map((id) => wired.users.find(id)));
  return new Map(users.flatMap((user) => (user === null ? [] : [[user.id, user.email] as const])));
};
