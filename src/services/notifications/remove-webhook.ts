import type { ChannelAddresses } from "#ports/channel-addresses.ts";
import type { Clock } from "#ports/clock.ts";
import type { SealedSecrets } from "#ports/sealed-secrets.ts";
import type { SecurityRecorder } from "#ports/security-recorder.ts";
import type { Doer } from "../security/acting.ts";
import { noteDeed } from "../security/note-event.ts";

/** Posts nothing any more, and shreds what signed it. Where there is no webhook nothing changes. */
export const removeWebhook = async (
  deps: {
    readonly addresses: Pick<ChannelAddresses, "webhookOf" | "removeWebhook">;
    readonly secrets: Pick<SealedSecrets, "remove">;
    readonly security: SecurityRecorder;
    readonly clock: Clock;
  },
  by: Doer,
): Promise<void> => {
  const webhook = await deps.addresses.webhookOf(by.userId);
  if (webhook === null) return;
  await deps.addresses.removeWebhook(by.userId);
  await deps.secrets.remove(webhook.id, "webhook");
  const facts = { channel: "webhook", what: "removed" };
  await noteDeed({ security: deps.security, now: deps.clock }, by, "channel-changed", "allowed", facts);
};
