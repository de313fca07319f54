import type { Book } from "./ledger.ts";
import type { World } from "./world.ts";

export type Conservation = {
  readonly ok: boolean;
  /** What came in from outside less what traders hold, in sats; zero to the sat when all is well. */
  readonly difference: number;
  /** Balances, margins and reserves that differ from the ledger's own sum. */
  readonly mismatches: readonly string[];
};

const INSIDE: ReadonlySet<Book> = new Set(["balance", "margin", "reserve", "cross"]);

/**
 * Deposits + realised profit − fees − funding must equal balances + margins + reserves, and every single book must equal
 * the sum of its rows. The ledger is summed from its first row: no running total is trusted.
 */
export function checkConservation(world: World): Conservation {
  const { expected, inside } = sumLedger(world);
  const actual = holdings(world);
  const mismatches = [...new Set([...expected.keys(), ...actual.keys()])]
    .filter((book) => (expected.get(book) ?? 0) !== (actual.get(book) ?? 0))
    .map((book) => `${book}: ledger ${expected.get(book) ?? 0}, held ${actual.get(book) ?? 0}`);
  let held = 0;
  for (const amount of actual.values()) held += amount;
  const difference = inside - held;
  return { ok: difference === 0 && mismatches.length === 0, difference, mismatches };
}

function sumLedger(world: World): { expected: Map<string, number>; inside: number } {
  const expected = new Map<string, number>();
  let inside = 0;
  for (const row of world.ledger.rows) {
    for (const [book, amount] of [
      [row.from, -row.amount],
      [row.to, row.amount],
    ] as const) {
      if (!INSIDE.has(book)) continue;
      const owner = book === "margin" || book === "reserve" ? row.tradeId : row.accountId;
      const name = `${book}/${owner}`;
      expected.set(name, (expected.get(name) ?? 0) + amount);
      inside += amount;
    }
  }
  return { expected, inside };
}

function holdings(world: World): Map<string, number> {
  const held = new Map<string, number>();
  for (const account of world.accounts.values()) held.set(`balance/${account.id}`, account.balance);
  for (const position of world.cross.values()) held.set(`cross/${position.accountId}`, position.margin);
  for (const trades of [world.open, world.running]) {
    for (const trade of trades.values()) {
      held.set(`margin/${trade.id}`, trade.margin);
      held.set(`reserve/${trade.id}`, trade.reserve);
    }
  }
  return held;
}
