import { matchingContract } from "./matching-contract.ts";
import type { OpenStores } from "./store-harness.ts";
import { withStores } from "./with-stores.ts";
import { workContract } from "./work-contract.ts";

/** What every store of triggers promises; see the parts. */
export const triggersContract = (name: string, open: OpenStores): void =>
  withStores(`${name} keeps the contract of triggers`, open, [matchingContract, workContract]);
