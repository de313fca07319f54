import { type Sats, sats } from "../units.ts";
import type { LedgerFacts } from "./ledger-facts.ts";
import {
  countFacts,
  joinFacts,
  LEDGER_LISTS,
  type LedgerList,
  type LedgerPart,
  type LedgerStep,
  NO_FACTS,
} from "./ledger-page.ts";

/** So much is read for one ledger; what an account has beyond it is said to be missing. */
export const MOST_ENTRIES = 20_000;

/** The balance is read before and after the lists: where it is the same, nothing moved it while they were read. */
const STEPS: readonly LedgerStep[] = ["balance", ...LEDGER_LISTS, "balance"];

export type LedgerReading = {
  readonly facts: LedgerFacts;
  readonly step: number;
  readonly cursor: string | null;
  readonly balanceBefore: Sats | null;
  readonly balance: Sats | null;
  /** When the last answer was read, epoch milliseconds; 0 before the first. */
  readonly readAt: number;
  /** Lists that the exchange lets this key not read. */
  readonly unread: readonly LedgerList[];
  readonly isCut: boolean;
};

export const NEW_READING: LedgerReading = {
  facts: NO_FACTS,
  step: 0,
  cursor: null,
  balanceBefore: null,
  balance: null,
  readAt: 0,
  unread: [],
  isCut: false,
};

/** What is to be asked next; null once everything is read. */
export const nextOf = ({
  step,
  cursor,
}: LedgerReading): { readonly step: LedgerStep; readonly cursor: string | null } | null => {
  const asked = STEPS[step];
  return asked === undefined ? null : { step: asked, cursor };
};

const withBalance = (reading: LedgerReading, { balance, readAt }: LedgerPart): LedgerReading => {
  const isFirst = reading.step === 0;
  const next = { ...reading, step: reading.step + 1, readAt };
  return isFirst ? { ...next, balanceBefore: balance } : { ...next, balance };
};

/** The reading with the answer to what `nextOf` asked for. */
export const withPart = (reading: LedgerReading, part: LedgerPart): LedgerReading => {
  const asked = STEPS[reading.step];
  if (asked === undefined || asked === "balance") return withBalance(reading, part);
  const facts = joinFacts(reading.facts, part);
  const isOver = part.nextCursor === null || part.nextCursor === reading.cursor;
  const isLast = isOver && reading.step === STEPS.length - 2;
  const isCut = !isLast && countFacts(facts) >= MOST_ENTRIES;
  const following = isOver ? reading.step + 1 : reading.step;
  return {
    ...reading,
    facts,
    isCut,
    step: isCut ? STEPS.length - 1 : following,
    cursor: isOver || isCut ? null : part.nextCursor,
    readAt: part.readAt,
    unread: part.isForbidden ? [...reading.unread, asked] : reading.unread,
  };
};

/** Whether something moved the balance while the lists were read: then they may not add up to it. */
export const isMoved = ({ balanceBefore, balance }: LedgerReading): boolean => balanceBefore !== balance;

/** The balance of a whole reading. @throws Error before the end. */
export const balanceOf = ({ balance }: LedgerReading): Sats => {
  if (balance === null) throw new Error("A ledger is not read to its end");
  return sats(balance);
};
