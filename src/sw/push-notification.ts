import { DEFAULT_LOCALE } from "#domain/language/locale.ts";
import { type PushPayload, readPushPayload } from "#domain/notifications/push-payload.ts";
import { PUSH_WORDS, type PushAction } from "#domain/notifications/push-words.ts";
import type { NotificationLook, PushEvent, WorkerScope } from "./worker-scope.ts";

const ICON = "/icons/192.png";
/** What a phone's status bar shows: it takes the shape from what is not transparent, and no colour. */
const BADGE = "/icons/badge-48.png";

/** What whoever is told can do at once. A browser that shows two buttons shows the first two. */
const actionsOf = ({ severity, position }: PushPayload): readonly PushAction[] =>
  severity === "danger" && position !== null ? ["add-margin", "freeze", "snooze"] : ["seen"];

/** How a message looks: a second one of the same notification replaces the first, and makes itself heard if it may. */
export const lookOf = (payload: PushPayload): NotificationLook => {
  const words = PUSH_WORDS[payload.locale];
  return {
    body: payload.body,
    tag: payload.id,
    renotify: !payload.silent,
    silent: payload.silent,
    requireInteraction: payload.severity === "danger",
    icon: ICON,
    badge: BADGE,
    lang: payload.locale,
    ...(payload.at > 0 ? { timestamp: payload.at } : {}),
    actions: actionsOf(payload).map((action) => ({ action, title: words.actions[action] })),
    data: payload,
  };
};

/** A push that cannot be read is shown all the same: a browser that is woken for nothing stops waking us. */
const UNREADABLE: NotificationLook = {
  body: PUSH_WORDS[DEFAULT_LOCALE].unreadable.body,
  tag: "unreadable",
  renotify: false,
  silent: false,
  requireInteraction: false,
  icon: ICON,
  badge: BADGE,
  lang: DEFAULT_LOCALE,
  actions: [],
  data: null,
};

const payloadOf = ({ data }: PushEvent): PushPayload | null => {
  try {
    return readPushPayload(data?.json());
  } catch {
    return null;
  }
};

/** Shows what was pushed. */
export const pushNotification = async (scope: WorkerScope, event: PushEvent): Promise<void> => {
  const payload = payloadOf(event);
  if (payload === null) {
    await scope.registration.showNotification(PUSH_WORDS[DEFAULT_LOCALE].unreadable.title, UNREADABLE);
    return;
  }
  await scope.registration.showNotification(payload.title, lookOf(payload));
};
