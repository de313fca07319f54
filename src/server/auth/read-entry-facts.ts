import { headers } from "next/headers";
import { composition } from "#server/composition.ts";
import { clientIp } from "../http/client-ip.ts";
import { isLoopback } from "../http/is-loopback.ts";
import { requestOrigin } from "../http/request-origin.ts";

export type EntryFacts = {
  /** Scheme, host and port as the browser sees them. */
  readonly origin: string;
  /** Whether mails are shown on /outbox to whoever asks: nothing sends them, and the request began on this machine. */
  readonly isOutboxOpen: boolean;
};

/** What pages about logging in need to know of this request and this installation. */
export async function readEntryFacts(): Promise<EntryFacts> {
  const [sent, { settings }] = await Promise.all([headers(), composition()]);
  const at = requestOrigin(sent, settings.publicOrigin);
  const network = clientIp(sent, settings.trustedProxies);
  return { origin: at.origin, isOutboxOpen: settings.isOutboxOpen && isLoopback(sent, at, network) };
}
