"use client";

import { useSyncExternalStore } from "react";

/** What a browser hands a page that may be installed; it is no standard, so not every one does. */
type InstallEvent = Event & { prompt(): Promise<unknown> };

export type InstallOffer = "installed" | "offered" | "ios" | "none";

let offered: InstallEvent | null = null;
const listeners = new Set<() => void>();

const tell = (): void => {
  for (const listener of listeners) listener();
};

const isInstallEvent = (event: Event): event is InstallEvent => "prompt" in event;

if (typeof window !== "undefined") {
  // It comes once, before any page asks.
  window.addEventListener("beforeinstallprompt", (event) => {
    event.preventDefault();
    if (isInstallEvent(event)) offered = event;
    tell();
  });
  window.addEventListener("appinstalled", () => {
    offered = null;
    tell();
  });
}

const isInstalled = (): boolean =>
  matchMedia("(display-mode: standalone)").matches || Reflect.get(navigator, "standalone") === true;

/** Safari on a phone or a tablet installs from its own menu, and tells a page nothing of it. */
const isIos = (): boolean => Reflect.get(navigator, "standalone") !== undefined;

const look = (): InstallOffer => {
  if (isInstalled()) return "installed";
  if (offered !== null) return "offered";
  return isIos() ? "ios" : "none";
};

const subscribe = (listener: () => void): (() => void) => {
  listeners.add(listener);
  return () => listeners.delete(listener);
};

/** How Axisor can be installed here, as far as the browser says. */
export const useInstallOffer = (): InstallOffer => useSyncExternalStore(subscribe, look, () => "none");

/** Has the browser ask whether to install; what was asked once is not asked again. */
export const install = async (): Promise<void> => {
  const event = offered;
  offered = null;
  await event?.prompt();
  tell();
};
