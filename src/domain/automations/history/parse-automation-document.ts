import { fail, ok, type Result } from "../../result.ts";
import { MAX_PRICE, MIN_PRICE } from "../../units.ts";
import { MOST_SETTLEMENTS_AHEAD } from "../look-ahead.ts";
import {
  type AutomationDocument,
  DOCUMENT_FORMAT,
  DOCUMENT_VERSION,
  type DocumentCrossDeed,
  type DocumentCrossGuard,
  type DocumentDeed,
  type DocumentEntry,
  type DocumentGuard,
  type DocumentLevel,
  type DocumentPosition,
  type DocumentProfitLevel,
  type DocumentStep,
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

const MOST_STEPS = 5;
const MOST_COOLDOWN_SECONDS = 24 * 60 * 60;

const price = wholeNumber(MIN_PRICE, MAX_PRICE);
const bps = wholeNumber(1, Number.MAX_SAFE_INTEGER);
/** An amount that may be nothing. */
const amount = wholeNumber(0, Number.MAX_SAFE_INTEGER);
/** One that may not: as a cap it would stop every top-up. */
const someSats = wholeNumber(1, Number.MAX_SAFE_INTEGER);

const when = byTag<DocumentStep["when"]>("by", {
  distance: record({ by: oneOf("distance"), bps }),
  price: record({ by: oneOf("price"), priceHalfUsd: price }),
  "margin-used": record({ by: oneOf("margin-used"), bps }),
});

const DEEDS = {
  "add-margin": record({ kind: oneOf("add-margin"), targetBps: bps }),
  close: record({ kind: oneOf("close") }),
} as const;

const CAPS = {
  // 0 is what a guard without one is written with; arming refuses it.
  maxTotalSats: amount,
  maxPerActionSats: orNull(someSats),
  maxPerDaySats: orNull(someSats),
  maxLossSats: orNull(someSats),
  reserveSats: amount,
  cooldownSeconds: wholeNumber(0, MOST_COOLDOWN_SECONDS),
} as const;

const guard: Reader<DocumentGuard> = record(
  {
    steps: listOf(record({ when, deed: byTag<DocumentDeed>("kind", DEEDS) }), 1, MOST_STEPS),
    ...CAPS,
    settlementsAhead: wholeNumber(0, MOST_SETTLEMENTS_AHEAD),
  },
  ["settlementsAhead"],
);

const crossDeed = byTag<DocumentCrossDeed>("kind", {
  ...DEEDS,
  reduce: record({ kind: oneOf("reduce"), targetBps: bps }),
});

const crossGuard: Reader<DocumentCrossGuard> = record({
  steps: listOf(record({ when, deed: crossDeed }), 1, MOST_STEPS),
  ...CAPS,
  maxReduceUsd: orNull(wholeNumber(1, Number.MAX_SAFE_INTEGER)),
});

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
  id: textLike(/^.{1,64}$/su, "Write the name of a position here, of at most 64 characters."),
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
  exportedAt: textLike(
    /^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])T([01]\d|2[0-3]):[0-5]\d:[0-5]\d(\.\d{1,9})?Z$/u,
    "Write a time in UTC here, like 2026-01-31T14:03:00Z.",
  ),
  automations: listOf(
    byTag<DocumentEntry>("kind", {
      "margin-guard": entry("margin-guard", guard),
      "cross-guard": entry("cross-guard", crossGuard),
      "stop-loss": entry("stop-loss", record({ level })),
      "take-profit": entry("take-profit", record({ level: profitLevel })),
      "trailing-stop": entry("trailing-stop", trailing),
      "break-even-stop": entry("break-even-stop", record({ after: profitLevel, keepSats: amount })),
      backstop: entry("backstop", record({ isWanted: trueOrFalse })),
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
  const message = "This is no JSON. Choose a file that Axisor exported, or paste all of its text.";
  return fail([{ path: "", message }]);
};
