import { headers } from "next/headers";
import { composition } from "#server/composition.ts";
import { requestOrigin } from "../http/request-origin.ts";

export type EntryFacts = {
  /** Scheme, host and port as the browser sees them. */
  readonly origin: string;
  /** Whether mails are shown on /outbox instead of being sent. */
  readonly isOutboxOpen: boolean;
};

/** What pages about logging in need to know of this request and this installation. */
export async function readEntryFacts(): Promise<EntryFacts> {
  const [sent, { settings }] = await Promise.all([headers(), composition()]);
  return {
    origin: requestOrigin(sent, settings.publicOrigin).origin,
    isOutboxOpen: settings.isOutboxOpen,
  };
}
