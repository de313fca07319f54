import { crossReadingWords } from "#domain/market/implausible-words.ts";
import { judgeCross } from "#domain/market/judge-cross.ts";
import type { CrossPosition } from "#domain/position/cross-position.ts";
import { fail, ok, type Result } from "#domain/result.ts";
import type { ExchangeFailure } from "#ports/exchange.ts";

/** Keeps a cross position whose figures can be; one that cannot counts as not read, with the rule it breaks as the reason. */
export const keepPlausibleCross = (position: CrossPosition): Result<CrossPosition, ExchangeFailure> => {
  const verdict = judgeCross(position);
  return verdict.kind === "plausible"
    ? ok(position)
    : fail({
        kind: "unavailable",
        message: crossReadingWords(verdict, "en"),
        raw: "",
        trouble: "unreadable",
      });
};
