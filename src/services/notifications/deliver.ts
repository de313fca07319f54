import type { SendFailure } from "#ports/channels.ts";
import type { DueDelivery } from "#ports/deliveries.ts";
import type { DeliveryDeps } from "./delivery-deps.ts";
import { giveUpDelivery } from "./give-up-delivery.ts";
import { messageOf } from "./message-of.ts";

/** Thrown so that the queue gives the job out again. */
export class NotDelivered extends Error {
  constructor(words: string) {
    super(words);
    this.name = "NotDelivered";
  }
}

const GONE: SendFailure = { kind: "gone", words: "the address was taken away", retryAfterMs: null };

const send = async (deps: DeliveryDeps, due: DueDelivery): Promise<SendFailure | null> => {
  if (due.address.channel === "gone") return GONE;
  const { address } = due;
  return deps.tracer.span("delivery", { channel: due.channel, round: due.round }, async (note) => {
    const sent = await deps.tell(address, due.userId, messageOf(due));
    note({ outcome: sent.ok ? "sent" : sent.failure.kind });
    return sent.ok ? null : sent.failure;
  });
};

/** Somebody said elsewhere that they saw it, before its turn. What is asked for to be seen is told all the same. */
const isSpared = ({ isAcknowledged, facts }: DueDelivery): boolean => isAcknowledged && facts.kind !== "test";

/**
 * Makes one attempt at a delivery and takes down what came of it. One that does not arrive hands on at once to whatever is
 * next on the ladder; itself it is tried again where that can help.
 * @throws NotDelivered where it is to be tried again.
 */
export const deliver = async (deps: DeliveryDeps, deliveryId: string): Promise<void> => {
  const due = await deps.deliveries.due(deliveryId);
  if (due === null) return;
  const { channel } = due;
  if (isSpared(due)) {
    deps.meter?.count("notifications_total", { channel, outcome: "spared" });
    await deps.deliveries.end(due.id, "spared", null, deps.clock());
    return;
  }
  const failure = await send(deps, due);
  deps.meter?.count("notifications_total", { channel, outcome: failure?.kind ?? "sent" });
  if (failure === null) {
    await deps.deliveries.end(due.id, "sent", null, deps.clock());
    return;
  }
  deps.log.warn("delivery-failed", { channel, kind: failure.kind, words: failure.words });
  if (failure.kind === "unavailable") {
    await deps.deliveries.noteAttempt(due.id, failure.words);
    await deps.deliveries.hasten(due.outboxId, deps.clock());
    throw new NotDelivered(failure.words);
  }
  if (failure.kind === "gone") await deps.deliveries.loseAddress(due, deps.clock());
  await giveUpDelivery(deps, due, failure.words);
};
