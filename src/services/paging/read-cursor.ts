import { timingSafeEqual } from "node:crypto";
import { saidBy } from "#domain/language/in-both.ts";
import { AppError } from "../app-error.ts";
import { PAGING_REFUSALS } from "./paging-refusals.ts";
import { type CursorScope, signCursor } from "./sign-cursor.ts";

/**
 * The position inside a cursor that we signed for this user and this list. The cursor is made again and compared as a
 * whole, so it has one spelling only.
 * @throws AppError bad-input for any other.
 */
export function readCursor(key: Uint8Array, scope: CursorScope, cursor: string): string {
  const position = Buffer.from(cursor.split(".")[0] ?? "", "base64url").toString();
  const [given, ours] = [Buffer.from(cursor), Buffer.from(signCursor(key, scope, position))];
  if (given.length === ours.length && timingSafeEqual(given, ours)) return position;
  throw new AppError(
    "bad-input",
    saidBy(PAGING_REFUSALS, ({ noPage }) => noPage),
  );
}
