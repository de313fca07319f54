"use client";

import { useEffect, useState } from "react";

/** The worker of a newer build that waits for the page to let it in; calls back with each. */
const watch = (registration: ServiceWorkerRegistration, onWaiting: (worker: ServiceWorker) => void): void => {
  if (registration.waiting !== null) onWaiting(registration.waiting);
  registration.addEventListener("updatefound", () => {
    const { installing } = registration;
    installing?.addEventListener("statechange", () => {
      // Without a controller it is the first one, and nothing is older.
      if (installing.state === "installed" && navigator.serviceWorker.controller !== null)
        onWaiting(installing);
    });
  });
};

/**
 * Registers the service worker once the page is there, and returns a way to a newer build where one waits: the page is loaded
 * again by it, and never by itself.
 */
export const useServiceWorker = (): (() => void) | null => {
  const [waiting, setWaiting] = useState<ServiceWorker | null>(null);
  useEffect(() => {
    if (!("serviceWorker" in navigator)) return;
    let isGone = false;
    const register = async () => {
      const registration = await navigator.serviceWorker.register("/sw.js", { updateViaCache: "none" });
      if (!isGone) watch(registration, setWaiting);
    };
    // Where it cannot be registered, as in a private window, everything but being offline works without it.
    register().catch(() => undefined);
    return () => {
      isGone = true;
    };
  }, []);
  if (waiting === null) return null;
  return () => {
    navigator.serviceWorker.addEventListener("controllerchange", () => window.location.reload(), {
      once: true,
    });
    waiting.postMessage({ type: "SKIP_WAITING" });
  };
};
