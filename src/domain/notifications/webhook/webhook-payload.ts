import { toMoment } from "../../moment.ts";
import type { Severity } from "../channel.ts";
import type { NotificationEvent } from "../notification-event.ts";

/** What is told, as the channels have it. */
export type Told = {
  readonly key: string;
  readonly notificationId: string;
  readonly event: NotificationEvent;
  readonly severity: Severity;
  readonly title: string;
  readonly lines: readonly string[];
  readonly locale: string;
  /** Epoch milliseconds. */
  readonly at: number;
  readonly isLoud: boolean;
  readonly wantsAnswer: boolean;
  readonly path: string;
};

/** Of the shape below; grows when a field changes its meaning or goes. */
export const WEBHOOK_VERSION = 1;

/** What a webhook is posted: words for a person, and what a program decides by. */
export type WebhookPayload = {
  readonly version: typeof WEBHOOK_VERSION;
  /** The same in every attempt: the `Idempotency-Key`. */
  readonly id: string;
  readonly notificationId: string;
  readonly event: NotificationEvent;
  readonly severity: Severity;
  readonly title: string;
  readonly lines: readonly string[];
  readonly language: string;
  /** UTC. */
  readonly at: string;
  /** The page that tells more. */
  readonly url: string;
  readonly silent: boolean;
  readonly wantsAcknowledgement: boolean;
};

/** `origin` is where our pages are, without a slash at the end. */
export const webhookPayload = (told: Told, origin: string): WebhookPayload => ({
  version: WEBHOOK_VERSION,
  id: told.key,
  notificationId: told.notificationId,
  event: told.event,
  severity: told.severity,
  title: told.title,
  lines: told.lines,
  language: told.locale,
  at: toMoment(told.at),
  url: `${origin}${told.path}`,
  silent: !told.isLoud,
  wantsAcknowledgement: told.wantsAnswer,
});
