import { NotDelivered } from "./deliver.ts";
import type { DeliveryDeps } from "./delivery-deps.ts";

/**
 * Makes one attempt at a mail about the way in.
 * @throws NotDelivered where it is to be tried again.
 */
export const sendLetter = async (deps: DeliveryDeps, mailId: string): Promise<void> => {
  const mail = await deps.mails.waiting(mailId);
  if (mail === null) return;
  const sent = await deps.post(mail);
  const outcome = sent.ok ? "sent" : sent.failure.kind;
  deps.meter?.count("notifications_total", { channel: "letter", outcome });
  if (sent.ok) return deps.mails.end(mailId, "sent", null, deps.clock());
  deps.log.warn("letter-failed", { kind: sent.failure.kind, words: sent.failure.words });
  if (sent.failure.kind !== "unavailable") {
    return deps.mails.end(mailId, "failed", sent.failure.words, deps.clock());
  }
  await deps.mails.noteAttempt(mailId, sent.failure.words);
  throw new NotDelivered(sent.failure.words);
};
