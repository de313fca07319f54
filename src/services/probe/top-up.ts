import type { Sats } from "#domain/units.ts";
import type { ProbeTrade } from "#ports/probe-desk.ts";
import { lookUntil } from "./look-until.ts";
import type { ProbeSession } from "./probe-session.ts";
import { wordsOfFailure } from "./words-of-failure.ts";

/** `trade` is what is known of it now. `unclear`: neither taken nor refused for what it was. */
export type TopUp =
  | { readonly kind: "taken"; readonly trade: ProbeTrade }
  | { readonly kind: "refused" | "unclear"; readonly trade: ProbeTrade; readonly words: string };

/** Adds margin once, stamped as told, at once. A lost answer is settled by reading the trade; nothing is sent again. */
export const topUp = async (
  session: ProbeSession,
  trade: ProbeTrade,
  amount: Sats,
  signedAt: number,
): Promise<TopUp> => {
  const { answer } = await session.desk.addMargin({ id: trade.id, amount, signedAt });
  if (answer.ok) return { kind: "taken", trade: answer.value };
  const words = wordsOfFailure(answer.failure);
  const { kind } = answer.failure;
  if (kind === "rejected" || kind === "unauthorized") return { kind: "refused", trade, words };
  if (kind !== "outcome-unknown") return { kind: "unclear", trade, words };
  const hasGrown = (seen: ProbeTrade): boolean => seen.margin === trade.margin + amount;
  const sighting = await lookUntil(
    session,
    ({ id }) => id === trade.id,
    (seen) => seen.kind === "running" && hasGrown(seen.trade),
  );
  if (sighting.kind !== "running") return { kind: "unclear", trade, words };
  return hasGrown(sighting.trade)
    ? { kind: "taken", trade: sighting.trade }
    : { kind: "unclear", trade: sighting.trade, words };
};
