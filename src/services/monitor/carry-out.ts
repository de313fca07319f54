import { SEND_WITHIN_MS, sendTimings } from "#domain/intents/send-timings.ts";
import type { MonitorDeps } from "./monitor-deps.ts";
import type { Order, OrderOutcome } from "./order.ts";
import { performAction } from "./perform-action.ts";
import { positionOf } from "./position-of.ts";
import { settleAnswer } from "./settle-answer.ts";
import { supersede } from "./supersede.ts";
import { withRequest } from "./with-request.ts";

const sendAndSettle = async (deps: MonitorDeps, order: Order): Promise<OrderOutcome> => {
  const { account, intent, exchange, at } = order;
  const { backDateMs, settleMs } = sendTimings(account.network, await deps.networks.of(account.network));
  const stamp = deps.stampClock.now(account.network);
  if (stamp === null) return supersede(deps, order, "Our clock and LN Markets' clock are too far apart.");
  const signedAt = Math.trunc(stamp - backDateMs);
  const begun = deps.elapsed();
  const marked = await deps.intents.markSent(intent, { signedAt, settleMs, at });
  if (marked === "gone") return "unknown";
  if (marked === "refused") return supersede(deps, order, null);
  const mayLeave = (): boolean => deps.elapsed() - begun <= SEND_WITHIN_MS;
  const about = { network: account.network, kind: intent.action.kind };
  const answer = await deps.tracer.span("exchange", about, async (note) => {
    const performed = await performAction(exchange, intent.action, positionOf(intent), {
      signedAt,
      mayLeave,
    });
    note({ outcome: performed.ok ? "ok" : performed.failure.kind });
    return performed;
  });
  const sent = { ...order, intent: { ...intent, facts: withRequest(intent, signedAt) } };
  return settleAnswer(deps, sent, answer);
};

/**
 * Sends a planned intent once and settles it by the answer. Nothing leaves without a committed `sent` row whose stamp is
 * the one that signs the request, nor long after that row: whoever was paused in between, or waited for a place among
 * the requests, drops it. When the commit itself is unknown the error passes through, and nothing has left.
 */
export const carryOut = (deps: MonitorDeps, order: Order): Promise<OrderOutcome> => {
  const { account, intent } = order;
  const about = { network: account.network, intent: intent.id, kind: intent.action.kind };
  return deps.tracer.span("intent", about, async (note) => {
    const outcome = await sendAndSettle(deps, order);
    note({ outcome });
    return outcome;
  });
};
