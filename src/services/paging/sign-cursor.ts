import { createHmac } from "node:crypto";

/** Whose list a cursor goes on in. */
export type CursorScope = { readonly userId: string; readonly list: string };

/** Length before text, so that no two scopes read the same. */
const framed = (texts: readonly string[]): string =>
  texts.map((text) => `${Buffer.byteLength(text)}:${text}`).join("");

/**
 * A place in a list as its owner is given it: nobody else can make one, and it is of no use in another list or for another
 * user. `position` is whatever the list finds its place by.
 */
export function signCursor(key: Uint8Array, { userId, list }: CursorScope, position: string): string {
  const mac = createHmac("sha256", key)
    .update(framed(["cursor", userId, list, position]))
    .digest("base64url");
  return `${Buffer.from(position).toString("base64url")}.${mac}`;
}
