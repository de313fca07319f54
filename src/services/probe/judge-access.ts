import { judgePermissions } from "#domain/accounts/judge-permissions.ts";
import type { Finding } from "./finding.ts";
import { judgeTold } from "./judge-told.ts";
import type { KeySeen, LimitSeen, Observations } from "./observations.ts";
import { rateOfLimit } from "./rate-of-limit.ts";

const headersInWords = (headers: LimitSeen["headers"]): string => {
  const all = Object.entries(headers).map(([name, value]) => `${name}: ${value}`);
  return all.length === 0 ? "no headers about limits" : all.join(", ");
};

const limitInWords = ({ passed, withinMs, refusal, headers }: LimitSeen): string => {
  const told = headersInWords(headers);
  if (refusal === null) return `none of ${passed} refused within ${withinMs} ms; ${told}`;
  const wait = `Retry-After ${refusal.retryAfterMs} ms${refusal.isHonest ? "" : " was not enough"}`;
  return `${passed} passed within ${withinMs} ms, then 429; ${wait}; ${told}`;
};

const limit = (assumed: number) => (seen: LimitSeen) => {
  const rate = rateOfLimit({ kind: "seen", value: seen });
  // One request more than passed would have been too many, so the limit may be anything below that.
  const isHeld = seen.refusal === null || 1_000 * (seen.passed + 1) > assumed * (1_000 + seen.withinMs);
  return {
    observed: limitInWords(seen),
    meaning: isHeld
      ? "The product's budget fits."
      : `The product must ask less often: at most ${rate ?? 0} a second.`,
    isAsAssumed: isHeld,
  };
};

const key = ({ authenticate, whoami, refusal }: KeySeen) => {
  const all = [...new Set([...authenticate, ...whoami])].sort();
  const isAgreed = [...authenticate].sort().join() === [...whoami].sort().join();
  const { canWithdraw, missing } = judgePermissions(all);
  const wildcards = all.filter((scope) => scope.includes("*"));
  const notes = [
    canWithdraw ? "This key can withdraw, so the product refuses it." : null,
    missing.length > 0 ? `For the product it lacks ${missing.join(", ")}.` : null,
    wildcards.length > 0 ? `Wildcards come as they are: ${wildcards.join(", ")}.` : null,
    isAgreed ? null : `whoami says otherwise: ${whoami.join(", ") || "nothing"}.`,
    refusal === null ? null : `Listening to trades was refused: ${refusal}.`,
  ].filter((note) => note !== null);
  return {
    observed: all.join(", ") || "none",
    meaning: notes.length === 0 ? "The product takes this key." : notes.join(" "),
    isAsAssumed: isAgreed && !canWithdraw && missing.length === 0,
  };
};

/** What was seen of limits and of the key, in words. */
export const judgeAccess = (seen: Observations): readonly Finding[] => [
  judgeTold({ question: "Signed requests a second", assumed: "5" }, seen.keyLimit, limit(5)),
  judgeTold({ question: "Public requests a second", assumed: "1" }, seen.publicLimit, limit(1)),
  judgeTold(
    { question: "What the key may do", assumed: "what authenticate and whoami both say" },
    seen.key,
    key,
  ),
];
