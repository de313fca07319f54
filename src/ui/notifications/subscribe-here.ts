/** A subscription of this browser, as the server takes it. */
export type Subscribed = { readonly endpoint: string; readonly p256dh: string; readonly auth: string };

/** Why this browser is not told: it cannot be, was told not to, or its push service did not take it. */
export type NotSubscribed = "cannot" | "denied" | "failed";

export const canSubscribe = (): boolean =>
  "serviceWorker" in navigator && "PushManager" in window && typeof Notification !== "undefined";

const bytesOf = (base64url: string): Uint8Array<ArrayBuffer> => {
  const text = atob(base64url.replaceAll("-", "+").replaceAll("_", "/"));
  return Uint8Array.from(text, (character) => character.charCodeAt(0));
};

const base64urlOf = (bytes: ArrayBuffer | null): string =>
  bytes === null
    ? ""
    : btoa(String.fromCharCode(...new Uint8Array(bytes)))
        .replaceAll("+", "-")
        .replaceAll("/", "_")
        .replace(/=+$/, "");

/** Asks the person and the browser's push service; must be called while a press is handled. */
export const subscribeHere = async (publicKey: string): Promise<Subscribed | NotSubscribed> => {
  if (!canSubscribe()) return "cannot";
  if ((await Notification.requestPermission()) !== "granted") return "denied";
  try {
    const { pushManager } = await navigator.serviceWorker.ready;
    const subscription = await pushManager.subscribe({
      userVisibleOnly: true,
      applicationServerKey: bytesOf(publicKey),
    });
    const { endpoint } = subscription;
    const [p256dh, auth] = [subscription.getKey("p256dh"), subscription.getKey("auth")].map(base64urlOf);
    return { endpoint, p256dh: p256dh ?? "", auth: auth ?? "" };
  } catch {
    return "failed";
  }
};

/** SHA-256 in hex of this browser's endpoint, by which the server's list tells it; null where it has none. */
export const endpointHere = async (): Promise<string | null> => {
  if (!canSubscribe()) return null;
  const registration = await navigator.serviceWorker.getRegistration();
  const subscription = await registration?.pushManager.getSubscription();
  if (subscription === null || subscription === undefined) return null;
  const digest = await crypto.subtle.digest("SHA-256", new TextEncoder().encode(subscription.endpoint));
  return [...new Uint8Array(digest)].map((byte) => byte.toString(16).padStart(2, "0")).join("");
};
