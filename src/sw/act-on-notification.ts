import { type PushPayload, readPushPayload } from "#domain/notifications/push-payload.ts";
import { PUSH_ACTIONS, PUSH_WORDS, type PushAction } from "#domain/notifications/push-words.ts";
import { postToUs } from "./post-to-us.ts";
import { lookOf } from "./push-notification.ts";
import type { ClickEvent, WorkerScope } from "./worker-scope.ts";

const ACT = "/api/trpc/notifications.act";

/** Where margin is added: nothing is sent from a notification that spends, its preview comes first. */
const addMarginPath = ({ positionId }: NonNullable<PushPayload["position"]>): string =>
  `/positions/${encodeURIComponent(positionId)}?do=add-margin`;

/** Brings a page of ours to the front: one that shows it already, any other of ours, or a new one. */
const openPage = async ({ clients, location }: WorkerScope, path: string): Promise<void> => {
  const { href } = new URL(path, location.origin);
  const pages = await clients.matchAll({ type: "window", includeUncontrolled: true });
  const there = pages.find(({ url }) => url === href);
  const page = there ?? pages[0];
  try {
    if (page !== undefined) {
      await page.focus();
      if (there === undefined) await page.navigate(href);
      return;
    }
  } catch {
    // A page that this worker does not hold cannot be led elsewhere; a new one can.
  }
  await clients.openWindow(href);
};

const actionOf = (action: string): PushAction | null => PUSH_ACTIONS.find((each) => each === action) ?? null;

/** Does it by itself; where that fails, whoever pressed sees it: by the page, or else by the notification. */
const doItself = async (scope: WorkerScope, payload: PushPayload, action: PushAction): Promise<void> => {
  if (await postToUs(scope, ACT, { id: payload.id, answer: action })) return;
  const words = PUSH_WORDS[payload.locale];
  try {
    await openPage(scope, payload.path);
  } catch {
    const body = `${words.notDone(words.actions[action])}\n${payload.body}`;
    await scope.registration.showNotification(payload.title, { ...lookOf(payload), body, renotify: true });
  }
};

/** What follows a press on a notification: its page, or one of the things that can be done without one. */
export const actOnNotification = async (scope: WorkerScope, event: ClickEvent): Promise<void> => {
  event.notification.close();
  const payload = readPushPayload(event.notification.data);
  if (payload === null) return await openPage(scope, "/activity");
  const action = actionOf(event.action);
  switch (action) {
    case null:
      return await openPage(scope, payload.path);
    case "add-margin":
      return await openPage(
        scope,
        payload.position === null ? payload.path : addMarginPath(payload.position),
      );
    default:
      return await doItself(scope, payload, action);
  }
};
