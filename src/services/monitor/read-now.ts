import { isOnPosition } from "#domain/intents/action.ts";
import { type Evidence, evidenceOf } from "#domain/intents/evidence.ts";
import type { IsolatedPosition } from "#domain/position/isolated-position.ts";
import { ok, type Result } from "#domain/result.ts";
import type { Exchange, ExchangeFailure } from "#ports/exchange.ts";
import type { IntentPlan } from "#ports/intents.ts";
import { readAccount } from "../accounts/read-account.ts";
import { positionOf } from "./position-of.ts";
import { readEvidence } from "./read-evidence.ts";

type Now = { readonly now: Evidence; readonly position: IsolatedPosition | null };

/**
 * All that tells what became of an intent, as it is now. Where no position is asked about, the balance tells nothing and is
 * not read: it stays what it was.
 */
export const readNow = async (
  exchange: Exchange,
  intent: Pick<IntentPlan, "action" | "subject" | "plannedAt" | "before">,
): Promise<Result<Now, ExchangeFailure>> => {
  if (!isOnPosition(intent.action)) {
    const reading = await readEvidence(exchange, intent);
    if (!reading.ok) return reading;
    const { seen, position } = reading.value;
    return ok({ now: { ...seen, balance: intent.before.balance }, position });
  }
  const facts = await readAccount(exchange);
  if (!facts.ok) return facts;
  const position = facts.value.positions.find(({ id }) => id === positionOf(intent)) ?? null;
  const seen = position === null ? null : evidenceOf(position);
  return ok({ now: { balance: facts.value.balance, position: seen }, position });
};
