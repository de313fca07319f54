import { decideResponse, isHeldBy, isToldBy, untoldAlerts } from "#domain/security/decide-response.ts";
import type { LoggedEvent } from "#domain/security/logged-event.ts";
import { ALERT_ABOVE } from "#domain/security/risk-weights.ts";
import { finishAlert } from "./finish-alert.ts";
import { holdAccount } from "./hold-account.ts";
import type { SecurityDeps } from "./security-deps.ts";
import { tellAlert } from "./tell-alert.ts";

/** Whoever wrote an event answers it at once; only after so long somebody else does. */
const GRACE_MS = 10_000;
const LOOK_BACK_MS = 24 * 60 * 60 * 1_000;
const PAGE = 500;

/** Risky events that should be answered by now, the oldest first. */
const riskyEvents = async (deps: SecurityDeps, at: number): Promise<readonly LoggedEvent[]> => {
  const found: LoggedEvent[] = [];
  for (let before: number | null = null; ; ) {
    const page = await deps.securityLog.list({ before, limit: PAGE, minRisk: ALERT_ABOVE });
    const timely = page.filter((event) => at - event.at <= LOOK_BACK_MS);
    found.push(...timely.filter((event) => at - event.at >= GRACE_MS));
    if (timely.length < PAGE) return found.toReversed();
    before = page.at(-1)?.seq ?? null;
  }
};

/** Gives what is missing of one account's answers; tells whether anything was. */
const finishFor = async (
  deps: SecurityDeps,
  userId: string | null,
  events: readonly LoggedEvent[],
): Promise<number> => {
  const recent = await deps.securityLog.recentOf(userId, deps.clock() - LOOK_BACK_MS);
  const isHeld = (event: LoggedEvent) => userId === null || recent.some((other) => isHeldBy(other, event));
  const unheld = events.filter((event) => decideResponse(event) === "hold" && !isHeld(event));
  const newest = unheld.at(-1);
  if (newest !== undefined) await holdAccount(deps, newest);
  const untold = events.filter((event) => !recent.some((other) => isToldBy(other, event)));
  for (const event of untold) await tellAlert(deps, event);
  const unfinished = untoldAlerts(recent).filter(({ at }) => deps.clock() - at >= GRACE_MS);
  for (const alert of unfinished) await finishAlert(deps, alert);
  return unheld.length + untold.length + unfinished.length;
};

/**
 * Answers risky events of the last day whose answer never came, because the process that wrote them ended in between: holds
 * that were not made and alerts that were not told. Returns how many there were.
 */
export const finishAnswers = async (deps: SecurityDeps): Promise<number> => {
  const events = await riskyEvents(deps, deps.clock());
  let finished = 0;
  for (const [userId, own] of Map.groupBy(events, (event) => event.userId)) {
    finished += await finishFor(deps, userId, own);
  }
  return finished;
};
