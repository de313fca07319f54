import { figures } from "../notifications/figures.ts";
import type { CrossReadingVerdict, CrossRule } from "./judge-cross.ts";
import { OFF_INDEX_BPS, type PriceVerdict } from "./judge-price.ts";
import type { PositionRule, ReadingVerdict } from "./judge-reading.ts";

type Implausible<Verdict> = Extract<Verdict, { kind: "implausible" }>;

const POSITION_WORDS: Readonly<Record<PositionRule, string>> = {
  "unknown-side": "it is neither long nor short",
  "no-quantity": "it has no quantity",
  "no-margin": "its margin is not above zero",
  "liquidation-side": "its liquidation lies on the earning side of its price",
  "told-twice": "it is listed twice",
};

const { priceExact, sats, setting, number } = figures("en");
const seconds = (ms: number): string => `${number(Math.floor(ms / 1_000))} seconds`;

/** Why a reading is not acted on, in a sentence for the trader. */
export const readingWords = (verdict: Implausible<ReadingVerdict>): string =>
  verdict.rule === "negative-balance"
    ? `LN Markets told of a balance below zero (${sats(verdict.balance)}). That cannot be, so nothing is done on it.`
    : `LN Markets told of position ${verdict.positionId} that ${POSITION_WORDS[verdict.rule]}. That cannot be, so nothing is done on it.`;

const CROSS_WORDS: Readonly<Record<CrossRule, string>> = {
  "negative-margin": "its margin is below zero",
  "half-flat": "its side and its quantity do not fit",
  "no-entry": "it has no entry price",
  leverage: "its leverage is none there is",
};

/** Why a reading of the cross position is not acted on, in a sentence for the trader. */
export const crossReadingWords = ({ rule }: Implausible<CrossReadingVerdict>): string =>
  `LN Markets told of a cross position, but ${CROSS_WORDS[rule]}. That cannot be, so nothing is done on it.`;

/** Why a price is not acted on, in a sentence for the trader. */
export const priceWords = (verdict: Implausible<PriceVerdict>): string => {
  switch (verdict.rule) {
    case "stale":
      return `The newest price is ${seconds(verdict.ageMs)} old, so nothing is done on it.`;
    case "frozen":
      return `The price has stood at ${priceExact(verdict.last)} USD for ${seconds(verdict.stillMs)} while the index moved to ${priceExact(verdict.index)} USD, so nothing is done on it.`;
    case "off-index":
      return `The price of ${priceExact(verdict.last)} USD is more than ${setting(OFF_INDEX_BPS)} away from the index at ${priceExact(verdict.index)} USD, so nothing is done on it.`;
  }
};
