/** What a button of ours does when it is pressed. A nonce is base64url, of 22 to 43 characters. */
export type Press =
  | { readonly kind: "acknowledge"; readonly notificationId: string }
  | { readonly kind: "snooze"; readonly notificationId: string }
  | { readonly kind: "freeze" }
  | { readonly kind: "flatten"; readonly nonce: string }
  | { readonly kind: "leave"; readonly nonce: string };

/** What a button carries of it; within the 64 bytes that Telegram carries. */
export const pressData = (press: Press): string => {
  switch (press.kind) {
    case "acknowledge":
    case "snooze":
      return `${press.kind}:${press.notificationId}`;
    case "freeze":
      return press.kind;
    case "flatten":
    case "leave":
      return `${press.kind}:${press.nonce}`;
  }
};

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/u;
const NONCE = /^[\w-]{22,43}$/u;

/** The same read again; null for what no button of ours carries. */
export const readPress = (data: string): Press | null => {
  const [kind, id = "", ...rest] = data.split(":");
  if (rest.length > 0) return null;
  switch (kind) {
    case "acknowledge":
    case "snooze":
      return UUID.test(id) ? { kind, notificationId: id } : null;
    case "freeze":
      return data === kind ? { kind } : null;
    case "flatten":
    case "leave":
      return NONCE.test(id) ? { kind, nonce: id } : null;
    default:
      return null;
  }
};
