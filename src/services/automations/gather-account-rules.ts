import type { ArmedBreaker, ConflictFacts } from "#domain/automations/conflicts/conflict-facts.ts";
import type { AccountRules, StoredRule } from "#ports/account-rules.ts";

/** A breaker by what it last read; none before it has read, or once it has tripped: then it closes nothing more. */
const armedBreaker = ({
  config,
  memory,
}: Extract<StoredRule, { readonly kind: "drawdown-breaker" }>): readonly ArmedBreaker[] => {
  if (memory.breaker === null || memory.trippedAt !== null) return [];
  const { peak, believed } = memory.breaker;
  return [{ config, peak, account: believed.account }];
};

/** The armed rules of the whole account, entries with what they have made. */
export const gatherAccountRules = async (
  { rules }: { readonly rules: Pick<AccountRules, "entriesOfEach"> },
  armed: readonly StoredRule[],
): Promise<Pick<ConflictFacts, "entries" | "alerts" | "breaker">> => {
  const entries = armed.filter((rule) => rule.kind === "auto-entry");
  const made = await rules.entriesOfEach(entries.map(({ id }) => id));
  return {
    entries: entries.map(({ id, config }) => ({ config, made: made.get(id) ?? [] })),
    alerts: armed.flatMap((rule) => (rule.kind === "price-alert" ? [rule.config] : [])),
    breaker: armed.flatMap((rule) => (rule.kind === "drawdown-breaker" ? armedBreaker(rule) : []))[0] ?? null,
  };
};
