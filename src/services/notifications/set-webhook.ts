import { checkWebhookUrl } from "#domain/notifications/webhook/check-webhook-url.ts";
import type { ChannelAddresses } from "#ports/channel-addresses.ts";
import type { Clock, NewId } from "#ports/clock.ts";
import type { SecurityRecorder } from "#ports/security-recorder.ts";
import type { WorkerDesk } from "#ports/worker-requests.ts";
import { AppError } from "../app-error.ts";
import type { Doer } from "../security/acting.ts";
import { noteDeed } from "../security/note-event.ts";

export type SetWebhookDeps = {
  readonly addresses: Pick<ChannelAddresses, "webhookOf" | "setWebhook">;
  readonly desk: WorkerDesk;
  readonly security: SecurityRecorder;
  /** Exact `host:port` pairs that may be posted to though they are not public. */
  readonly webhookHosts: readonly string[];
  readonly clock: Clock;
  readonly newId: NewId;
  readonly newToken: () => string;
};

/**
 * Posts what a trader is told to an address of theirs from now on, in the place of an earlier one. The secret that signs it
 * is sealed by whoever holds the keys before anything stands, and told this once.
 * @throws AppError bad-input (field `url`) for what must not be posted to; unavailable when no worker answers.
 */
export const setWebhook = async (
  deps: SetWebhookDeps,
  by: Doer,
  wanted: string,
): Promise<{ readonly secret: string }> => {
  const url = checkWebhookUrl(wanted, deps.webhookHosts);
  if (!url.ok) throw new AppError("bad-input", url.failure, { field: "url" });
  const { userId } = by;
  const before = await deps.addresses.webhookOf(userId);
  const [id, revision] = [before?.id ?? deps.newId(), (before?.revision ?? 0) + 1];
  const secret = deps.newToken();
  await deps.desk.ask({
    kind: "keep-webhook",
    userId,
    secret: new TextEncoder().encode(secret),
    facts: { webhookId: id, revision },
  });
  await deps.addresses.setWebhook({
    id,
    userId,
    url: url.value,
    revision,
    createdAt: deps.clock(),
    deadAt: null,
  });
  const facts = { channel: "webhook", what: "set" };
  await noteDeed({ security: deps.security, now: deps.clock }, by, "channel-changed", "allowed", facts);
  return { secret };
};
