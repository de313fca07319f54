import {
  CacheFirst,
  ExpirationPlugin,
  NetworkOnly,
  type PrecacheEntry,
  Serwist,
  StaleWhileRevalidate,
} from "serwist";
import { actOnNotification } from "./act-on-notification.ts";
import { pushNotification } from "./push-notification.ts";
import { subscribeAgain } from "./subscribe-again.ts";
import type { ClickEvent, PushEvent, SubscriptionEvent, WorkerScope } from "./worker-scope.ts";

declare global {
  /** Every file of this build with its revision, written in by the build. */
  var __SW_MANIFEST: (PrecacheEntry | string)[] | undefined;
}

const DAY_S = 24 * 60 * 60;

/** The page that tells what is known while there is no connection. */
const OFFLINE = "/offline";

const isFileOfBuild = (path: string): boolean => path.startsWith("/_next/static/");
const isPicture = (path: string): boolean =>
  path.startsWith("/icons/") || path === "/icon.svg" || path === "/apple-icon.png";
const isReference = (path: string): boolean => path === "/theme.js" || path === "/manifest.webmanifest";

/**
 * Files of the build come from the cache first: their names change with what is in them. Pictures and what hardly changes are
 * shown as they are known and read again beside. Answers of the API and pages of a trader are never kept: a price or a
 * position from a cache would look fresh, and a change that waits for a connection would be made in another market. A page
 * that cannot be reached is answered by one that says so and tells the last known state with its age.
 */
const worker = new Serwist({
  precacheEntries: globalThis.__SW_MANIFEST ?? [],
  precacheOptions: { cleanupOutdatedCaches: true },
  // A page that is open goes on as it was opened; it is told that there is a newer one.
  skipWaiting: false,
  clientsClaim: true,
  runtimeCaching: [
    { matcher: ({ request }) => request.mode === "navigate", handler: new NetworkOnly() },
    {
      matcher: ({ sameOrigin, url }) => sameOrigin && isFileOfBuild(url.pathname),
      handler: new CacheFirst({
        cacheName: "files",
        plugins: [new ExpirationPlugin({ maxEntries: 200, maxAgeSeconds: 30 * DAY_S })],
      }),
    },
    {
      matcher: ({ sameOrigin, url }) => sameOrigin && (isPicture(url.pathname) || isReference(url.pathname)),
      handler: new StaleWhileRevalidate({
        cacheName: "reference",
        plugins: [new ExpirationPlugin({ maxEntries: 30, maxAgeSeconds: 30 * DAY_S })],
      }),
    },
  ],
  fallbacks: {
    entries: [{ url: OFFLINE, matcher: ({ request }) => request.destination === "document" }],
  },
});

worker.addEventListeners();

/** The worker as it is: it lives until what it was woken for is done. */
type Woken<E> = E & { waitUntil(done: Promise<unknown>): void };
type Self = WorkerScope & {
  addEventListener(name: "push", wake: (event: Woken<PushEvent>) => void): void;
  addEventListener(name: "notificationclick", wake: (event: Woken<ClickEvent>) => void): void;
  addEventListener(name: "pushsubscriptionchange", wake: (event: Woken<SubscriptionEvent>) => void): void;
};
declare const self: Self;

self.addEventListener("push", (event) => event.waitUntil(pushNotification(self, event)));
self.addEventListener("notificationclick", (event) => event.waitUntil(actOnNotification(self, event)));
self.addEventListener("pushsubscriptionchange", (event) => event.waitUntil(subscribeAgain(self, event)));
