import { postToUs } from "./post-to-us.ts";
import type { Subscription, SubscriptionEvent, WorkerScope } from "./worker-scope.ts";

const ADD = "/api/trpc/notifications.addPush";
const RENEW = "/api/trpc/notifications.renewPush";

/** Some browsers subscribe anew by themselves; for the others it is done by the key the old one was for. */
const newOne = async (scope: WorkerScope, event: SubscriptionEvent): Promise<Subscription | null> => {
  if (event.newSubscription) return event.newSubscription;
  const applicationServerKey = event.oldSubscription?.options?.applicationServerKey;
  if (!applicationServerKey) return null;
  return await scope.registration.pushManager.subscribe({ userVisibleOnly: true, applicationServerKey });
};

/**
 * Tells us where the browser is reached now that its subscription has changed. Rejects where that did not arrive, which the
 * browser takes down; the old address is found to be dead by the next push.
 */
export const subscribeAgain = async (scope: WorkerScope, event: SubscriptionEvent): Promise<void> => {
  const subscription = await newOne(scope, event);
  if (subscription === null) return;
  const { endpoint, keys } = subscription.toJSON();
  const address = { endpoint, p256dh: keys?.["p256dh"], auth: keys?.["auth"] };
  const oldEndpoint = event.oldSubscription?.endpoint;
  // Where the browser does not say which one it was, the old one is found to be dead by the next push.
  const isKept = await (oldEndpoint === undefined
    ? postToUs(scope, ADD, address)
    : postToUs(scope, RENEW, { ...address, oldEndpoint }));
  if (!isKept) throw new Error("The new push subscription was not kept.");
};
