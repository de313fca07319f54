import { saidBy } from "../../language/in-both.ts";
import { fail, ok, type Result } from "../../result.ts";
import { MAX_PRICE } from "../../units.ts";
import {
  type AutomationDocument,
  DOCUMENT_FORMAT,
  DOCUMENT_VERSION,
  type DocumentEntry,
  type DocumentLevel,
  type DocumentPosition,
  type DocumentProfitLevel,
  type DocumentTrailing,
  MOST_IN_DOCUMENT,
} from "./automation-document.ts";
import {
  byTag,
  type DocumentMistake,
  listOf,
  oneOf,
  orNull,
  type Reader,
  record,
  textLike,
  trueOrFalse,
  wholeNumber,
} from "./document-readers.ts";
import { DOCUMENT_WORDS } from "./document-words.ts";
import { amount, bps, crossGuard, guard, plan, price, someSats } from "./read-guard-document.ts";
import { moment } from "./read-moment.ts";
import { alert, breaker, entryRule } from "./read-rule-document.ts";

const PROFIT_FORMS = {
  price: record({ by: oneOf("price"), priceHalfUsd: price }),
  percent: record({ by: oneOf("percent"), bps }),
  sats: record({ by: oneOf("sats"), amountSats: someSats }),
} as const;

const profitLevel = byTag<DocumentProfitLevel>("by", PROFIT_FORMS);
const level = byTag<DocumentLevel>("by", {
  ...PROFIT_FORMS,
  "liquidation-distance": record({ by: oneOf("liquidation-distance"), bps }),
});

const trailing: Reader<DocumentTrailing> = record({
  distance: byTag<DocumentTrailing["distance"]>("unit", {
    "basis-points": record({ unit: oneOf("basis-points"), value: wholeNumber(1, MAX_PRICE) }),
    "half-usd": record({ unit: oneOf("half-usd"), value: wholeNumber(1, MAX_PRICE) }),
  }),
  activationHalfUsd: orNull(price),
});

const position: Reader<DocumentPosition> = record({
  id: textLike(
    /^.{1,64}$/su,
    saidBy(DOCUMENT_WORDS, (words) => words.position),
  ),
  side: oneOf("long", "short"),
  quantityUsd: amount,
  entryPriceHalfUsd: price,
});

/** An automation of one kind, with what it stood on where that is told. */
const entry = <K extends DocumentEntry["kind"], C>(kind: K, config: Reader<C>) =>
  record({ kind: oneOf(kind), config, position }, ["position"]);

const wholeDocument: Reader<AutomationDocument> = record({
  format: oneOf(DOCUMENT_FORMAT),
  version: oneOf(DOCUMENT_VERSION),
  exportedAt: moment,
  automations: listOf(
    byTag<DocumentEntry>("kind", {
      "margin-guard": entry("margin-guard", guard),
      "cross-guard": entry("cross-guard", crossGuard),
      "stop-loss": entry("stop-loss", record({ level })),
      "take-profit": entry("take-profit", record({ level: profitLevel })),
      "trailing-stop": entry("trailing-stop", trailing),
      "break-even-stop": entry("break-even-stop", record({ after: profitLevel, keepSats: amount })),
      backstop: entry("backstop", record({ isWanted: trueOrFalse })),
      "price-alert": entry("price-alert", alert),
      "drawdown-breaker": entry("drawdown-breaker", breaker),
      "auto-entry": entry("auto-entry", entryRule),
      "guard-plan": entry("guard-plan", plan),
    }),
    0,
    MOST_IN_DOCUMENT,
  ),
});

/**
 * Reads a document of automations from what JSON held; else every mistake in it, each with its path. What is read is within
 * the bounds of the forms; whether it fits a position is checked when it is armed there.
 */
export const parseAutomationDocument = (
  value: unknown,
): Result<AutomationDocument, readonly DocumentMistake[]> => wholeDocument(value, "");

const jsonIn = (text: string): Result<unknown, null> => {
  try {
    return ok(JSON.parse(text));
  } catch {
    return fail(null);
  }
};

/** The same from the text of a file. */
export const readAutomationDocument = (
  text: string,
): Result<AutomationDocument, readonly DocumentMistake[]> => {
  const json = jsonIn(text);
  if (json.ok) return parseAutomationDocument(json.value);
  const message = saidBy(DOCUMENT_WORDS, ({ noJson }) => noJson);
  return fail([{ path: "", message }]);
};
