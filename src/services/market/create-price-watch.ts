import { priceWords } from "#domain/market/implausible-words.ts";
import {
  judgePrice,
  type PriceHistory,
  type PriceObservation,
  type PriceVerdict,
} from "#domain/market/judge-price.ts";
import type { Network } from "#ports/exchange.ts";
import type { Log } from "#ports/log.ts";

/** Judges the prices of each network in the order they come. */
export type PriceWatch = {
  /** What is implausible must not be ticked on. Said in the log once when it begins, or changes, and once when it ends. */
  judge(network: Network, observation: PriceObservation): PriceVerdict;
};

type Watched = { readonly history: PriceHistory; readonly verdict: PriceVerdict };

const ruleOf = (verdict: PriceVerdict | undefined): string | null =>
  verdict === undefined || verdict.kind === "plausible" ? null : verdict.rule;

/** One watch for all sources of a network's price: what one tells is held against what another told. */
export const createPriceWatch = ({ log }: { readonly log: Log }): PriceWatch => {
  const watched = new Map<Network, Watched>();
  return {
    judge: (network, observation) => {
      const before = watched.get(network);
      const { verdict, history } = judgePrice(observation, before?.history ?? null);
      watched.set(network, { history, verdict });
      if (ruleOf(verdict) === ruleOf(before?.verdict)) return verdict;
      if (verdict.kind === "plausible") log.info("price-plausible", { network });
      else log.error("price-implausible", { network, rule: verdict.rule, reason: priceWords(verdict, "en") });
      return verdict;
    },
  };
};
