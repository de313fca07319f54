import { fail, ok, type Result } from "#domain/result.ts";
import type { Answer, Exchange, ExchangeFailure, KeyPermissions, WriteTerms } from "#ports/exchange.ts";
import { FakeFaults, FORBIDDEN, OUTCOME_UNKNOWN, UNAVAILABLE } from "./fake-faults.ts";

type Call = keyof Exchange;

/** Everything a margin guard may need, and no way to withdraw. */
export const TRADING_PERMISSIONS: KeyPermissions = [
  "account:read",
  "futures:isolated:read",
  "futures:isolated:write",
];

/** What a breaker reads beside that. */
export const BREAKER_PERMISSIONS: KeyPermissions = [
  "account:deposits:read",
  "account:withdrawals:read",
  "futures:cross:read",
];

/** How calls get to a fake exchange: past their faults, with the scope they need, and written down where they write. */
export abstract class FakeAccess {
  readonly faults = new FakeFaults<Call>();
  /** Every write that reached the exchange, done or not. */
  readonly received: { readonly call: Call; readonly request: object }[] = [];
  keyMay: KeyPermissions = TRADING_PERMISSIONS;

  /** Called before each write: what a stale read shows later. */
  protected abstract remember(): void;

  protected async read<T>(call: Call, scope: string | null, look: (isStale: boolean) => T): Answer<T> {
    const fault = this.faults.take(call);
    if (fault?.kind === "refuse") return fail(fault.failure);
    if (scope !== null && !this.keyMay.includes(scope)) return fail(FORBIDDEN);
    return ok(look(fault?.kind === "stale"));
  }

  protected async write<T>(
    call: Call,
    request: WriteTerms,
    act: () => Result<T, ExchangeFailure>,
    field: "isolated" | "cross" = "isolated",
  ): Answer<T> {
    if (request.mayLeave?.() === false) return fail(UNAVAILABLE);
    const fault = this.faults.take(call);
    if (fault?.kind === "refuse") return fail(fault.failure);
    if (!this.keyMay.includes(`futures:${field}:write`)) return fail(FORBIDDEN);
    this.received.push({ call, request });
    this.remember();
    const answer = act();
    return fault?.kind === "lose-answer" ? fail(OUTCOME_UNKNOWN) : answer;
  }
}
