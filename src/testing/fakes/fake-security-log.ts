import { createHash } from "node:crypto";
import type { ChainHead, ChainLink } from "#domain/security/check-link.ts";
import { CHAIN_ORIGIN, digestInput } from "#domain/security/digest-input.ts";
import type { LoggedEvent } from "#domain/security/logged-event.ts";
import { looksBack } from "#domain/security/looks-back.ts";
import { RECENT_EVENTS, RECENT_MS } from "#domain/security/risk-weights.ts";
import type { SecurityEvent } from "#domain/security/security-event.ts";
import { storableEvent } from "#domain/security/storable-event.ts";
import type { EventPage, Judge, SecurityLog } from "#ports/security-log.ts";

const sha256 = (text: string): string => createHash("sha256").update(text).digest("hex");

/** An event as it lies there, which whoever tampers may change. */
export type FakeRow = { readonly event: LoggedEvent; readonly previousHash: string; readonly hash: string };

export class FakeSecurityLog implements SecurityLog {
  readonly rows = new Map<number, FakeRow>();
  /** Numbers of each account's events, in order. */
  readonly #of = new Map<string | null, number[]>();
  end: ChainHead = CHAIN_ORIGIN;

  async append(told: SecurityEvent, judge: Judge): Promise<LoggedEvent | null> {
    const event = storableEvent(told);
    const verdict = judge(looksBack(event) ? this.#recent(event.userId, event.at - RECENT_MS) : []);
    if (verdict === null) return null;
    const logged: LoggedEvent = { ...event, ...verdict, seq: this.end.seq + 1 };
    const previousHash = this.end.hash;
    const hash = sha256(digestInput(previousHash, logged));
    this.rows.set(logged.seq, { event: logged, previousHash, hash });
    const own = this.#of.get(event.userId) ?? [];
    own.push(logged.seq);
    this.#of.set(event.userId, own);
    this.end = { seq: logged.seq, hash };
    return logged;
  }

  async recentOf(userId: string | null, since: number): Promise<readonly LoggedEvent[]> {
    return this.#recent(userId, since);
  }

  async ofUser(userId: string, page: EventPage): Promise<readonly LoggedEvent[]> {
    return this.#page(page, (event) => event.userId === userId);
  }

  async list({ minRisk, ...page }: Parameters<SecurityLog["list"]>[0]): Promise<readonly LoggedEvent[]> {
    return this.#page(page, ({ risk }) => minRisk === null || (risk > 0.8 && risk >= minRisk));
  }

  async links(after: number, limit: number): Promise<readonly ChainLink[]> {
    const last = Math.max(this.end.seq, ...[...this.rows.keys()].slice(-5));
    const found: ChainLink[] = [];
    for (let seq = after + 1; seq <= last && found.length < limit; seq += 1) {
      const row = this.rows.get(seq);
      if (row === undefined) continue;
      const { event, previousHash, hash } = row;
      found.push({ seq, previousHash, hash, digest: sha256(digestInput(previousHash, event)) });
    }
    return found;
  }

  async head(): Promise<ChainHead> {
    return this.end;
  }

  #recent(userId: string | null, since: number): LoggedEvent[] {
    const found: LoggedEvent[] = [];
    let allowed = 0;
    for (const seq of (this.#of.get(userId) ?? []).toReversed()) {
      const event = this.rows.get(seq)?.event;
      if (event === undefined) continue;
      if (event.outcome === "allowed") allowed += 1;
      const isAmongAllowed = event.outcome === "allowed" && allowed <= RECENT_EVENTS;
      if (found.length < RECENT_EVENTS || isAmongAllowed) found.push(event);
      if (allowed >= RECENT_EVENTS) break;
    }
    return found.filter(({ at }) => at >= since);
  }

  #page({ before, limit }: EventPage, isListed: (event: LoggedEvent) => boolean): readonly LoggedEvent[] {
    return [...this.rows.values()]
      .map(({ event }) => event)
      .filter((event) => (before === null || event.seq < before) && isListed(event))
      .toSorted((one, other) => other.seq - one.seq)
      .slice(0, limit);
  }
}
