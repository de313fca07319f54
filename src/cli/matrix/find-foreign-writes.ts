import type { TenantRows } from "#ports/tenant-audit.ts";

/** What may grow for a tenant whose address somebody else typed: word of it, to them and in the log. */
const TOLD: ReadonlySet<string> = new Set(["login_challenges", "mail_links", "mails", "security_events"]);

const missing = (from: readonly string[], of: readonly string[]): boolean =>
  of.some((digest) => !from.includes(digest));

/** The tables in which a tenant's rows are not what they were. */
export const findForeignWrites = (
  before: TenantRows,
  after: TenantRows,
  { isAddressed }: { readonly isAddressed: boolean },
): readonly string[] =>
  [...new Set([...before.keys(), ...after.keys()])].filter((table) => {
    const [old, now] = [before.get(table) ?? [], after.get(table) ?? []];
    return missing(now, old) || (missing(old, now) && !(isAddressed && TOLD.has(table)));
  });
