import { readingWords } from "#domain/market/implausible-words.ts";
import { judgeReading } from "#domain/market/judge-reading.ts";
import type { IsolatedPosition } from "#domain/position/isolated-position.ts";
import { fail, ok, type Result } from "#domain/result.ts";
import type { Sats } from "#domain/units.ts";
import type { ExchangeFailure } from "#ports/exchange.ts";

type Figures = { readonly balance: Sats; readonly positions: readonly IsolatedPosition[] };

/** Keeps a reading whose figures can be; one that cannot counts as not read, with the rule it breaks as the reason. */
export const keepPlausible = (facts: Figures): Result<Figures, ExchangeFailure> => {
  const verdict = judgeReading(facts.positions, facts.balance);
  return verdict.kind === "plausible"
    ? ok(facts)
    : fail({ kind: "unavailable", message: readingWords(verdict, "en"), raw: "", trouble: "unreadable" });
};
