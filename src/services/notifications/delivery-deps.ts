import type { Message, Sending } from "#ports/channels.ts";
import type { Clock, NewId } from "#ports/clock.ts";
import type { Deliveries, DeliveryAddress, SendingMeans } from "#ports/deliveries.ts";
import type { Jobs } from "#ports/jobs.ts";
import type { Log } from "#ports/log.ts";
import type { Mail, MailDispatch } from "#ports/mails.ts";
import type { Meter } from "#ports/meter.ts";
import type { Digests, Notifications } from "#ports/notifications.ts";
import type { Tracer } from "#ports/tracer.ts";

/** What carries messages out of the house. */
export type DeliveryDeps = {
  readonly deliveries: Deliveries;
  readonly notifications: Pick<Notifications, "add">;
  readonly digests: Digests;
  readonly mails: MailDispatch;
  readonly jobs: Jobs;
  /** What this installation can send with. */
  readonly means: SendingMeans;
  /** Sends a message to an address of whichever channel. */
  readonly tell: (
    address: Exclude<DeliveryAddress, { readonly channel: "gone" }>,
    userId: string,
    message: Message,
  ) => Sending;
  /** Sends a mail about the way in. */
  readonly post: (mail: Mail) => Sending;
  readonly clock: Clock;
  readonly newId: NewId;
  readonly log: Log;
  /** Takes down attempts and how they ended; nobody does without it. */
  readonly meter?: Meter;
  readonly tracer: Tracer;
};
