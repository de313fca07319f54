import type { ChainHead, ChainLink } from "#domain/security/check-link.ts";
import type { LoggedEvent, RiskVerdict } from "#domain/security/logged-event.ts";
import type { SecurityEvent } from "#domain/security/security-event.ts";

/** How an event is judged by what came before it, the newest first; null when it is not to be written after all. */
export type Judge = (recent: readonly LoggedEvent[]) => RiskVerdict | null;

/** A page goes backwards: events strictly before number `before`, or the newest. */
export type EventPage = { readonly before: number | null; readonly limit: number };

/**
 * What happened to the security of accounts, in one chain: each event carries the digest of the one before it, and none is
 * ever changed or removed. Whatever cannot be written throws.
 */
export interface SecurityLog {
  /**
   * Adds an event at the chain's end. `judge` is handed `recentOf` the event's user, as it stands when it is this event's
   * turn, and nothing where it does not look back (`looksBack`): of any number of appends at once each sees those before
   * it. Null when `judge` answers null.
   */
  append(event: SecurityEvent, judge: Judge): Promise<LoggedEvent | null>;
  /**
   * Events of an account since `since` (epoch milliseconds), the newest first: the last `RECENT_EVENTS`, and besides them
   * as many of those that were let through, so that no number of refusals hides what somebody once got done. With null:
   * events that are nobody's.
   */
  recentOf(userId: string | null, since: number): Promise<readonly LoggedEvent[]>;
  /** Events of an account, the newest first. */
  ofUser(userId: string, page: EventPage): Promise<readonly LoggedEvent[]>;
  /**
   * Events of everybody, the newest first. `minRisk` is null for all of them; else it is at least `ALERT_ABOVE`, and only
   * riskier ones are listed.
   */
  list(page: EventPage & { readonly minRisk: number | null }): Promise<readonly LoggedEvent[]>;
  /** Links of the chain in order, from number `after` + 1 on; fewer than `limit` at the end. */
  links(after: number, limit: number): Promise<readonly ChainLink[]>;
  /** The chain's end as its own row tells it. */
  head(): Promise<ChainHead>;
}
