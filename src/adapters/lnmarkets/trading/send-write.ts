import { fail, type Result } from "#domain/result.ts";
import type { Sats } from "#domain/units.ts";
import type { Answer, ExchangeFailure, WriteTerms } from "#ports/exchange.ts";
import { unreadable } from "../read-answer.ts";

/** Dropped in the last moment, so nothing was sent. */
const TOO_LATE: ExchangeFailure = {
  kind: "unavailable",
  message: "The request waited too long for its turn, so it was dropped. Nothing was sent.",
  raw: "",
};

/** Sends a write under its one stamp, unless its time has passed while it waited. */
export const sendWrite = <T>(
  { signedAt, mayLeave }: WriteTerms,
  send: (signedAt: number) => Answer<T>,
): Answer<T> => (mayLeave?.() === false ? Promise.resolve(fail(TOO_LATE)) : send(signedAt));

/** An answer that came to a write and is about something else: what became of ours is unknown. */
export const aboutAnother = (why: string): Result<never, ExchangeFailure> => fail(unreadable(true, why, ""));

/** An answer about another trade than the one we wrote to tells nothing about ours. */
export const aboutId = async <T extends { readonly id: string }>(
  id: string,
  answer: Answer<T>,
): Answer<T> => {
  const result = await answer;
  return !result.ok || result.value.id === id ? result : aboutAnother("its answer is about another trade");
};

/** Whether what was answered can be the order that was sent; a label that is not told says nothing. */
export const isOrderSent = (
  sent: { readonly side: string; readonly clientId?: string },
  answered: { readonly side: string; readonly clientId: string | null },
): boolean =>
  sent.side === answered.side &&
  (sent.clientId === undefined || answered.clientId === null || sent.clientId === answered.clientId);

/** @throws RangeError unless it is more than nothing: what moves no sat is a mistake of the caller. */
export const positiveSats = (amount: Sats, what: string): Sats => {
  if (!(amount > 0)) throw new RangeError(`${what} must be more than 0 sats, got ${amount}`);
  return amount;
};
