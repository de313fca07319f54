import { afterEach, beforeEach, describe } from "vitest";
import { cashInContract } from "./cash-in-contract.ts";
import { closingContract } from "./closing-contract.ts";
import { crossContract } from "./cross-contract.ts";
import { BALANCE, type ExchangeDesk, exchangeDesk, PRICE } from "./exchange-desk.ts";
import type { MakeHarness } from "./exchange-harness.ts";
import { fundingContract } from "./funding-contract.ts";
import { keysContract } from "./keys-contract.ts";
import { limitOrdersContract } from "./limit-orders-contract.ts";
import { marginContract } from "./margin-contract.ts";
import { openingContract } from "./opening-contract.ts";
import { readingContract } from "./reading-contract.ts";
import { stopsContract } from "./stops-contract.ts";
import { trailingContract } from "./trailing-contract.ts";
import { transfersContract } from "./transfers-contract.ts";
import { wireContract } from "./wire-contract.ts";

const CONTRACTS = [
  readingContract,
  openingContract,
  limitOrdersContract,
  marginContract,
  cashInContract,
  stopsContract,
  trailingContract,
  closingContract,
  fundingContract,
  crossContract,
  transfersContract,
  wireContract,
  keysContract,
];

/** What every exchange adapter and its fake guarantee; each test begins with an account and a market of its own. */
export const exchangeContract = (name: string, makeHarness: MakeHarness): void => {
  describe(`${name} keeps the exchange's contract:`, () => {
    let held: ExchangeDesk | undefined;
    const desk = (): ExchangeDesk => {
      if (held === undefined) throw new Error("The exchange is there in tests only");
      return held;
    };
    beforeEach(async () => {
      held = exchangeDesk(await makeHarness({ balance: BALANCE, price: PRICE }));
    });
    afterEach(async () => {
      await desk().harness.stop();
    });
    for (const contract of CONTRACTS) contract(desk);
  });
};
