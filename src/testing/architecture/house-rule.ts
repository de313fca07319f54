import type { Planted } from "./plant-tree.ts";
import type { Check } from "./source-tree.ts";

/** A rule, the files it must find fault with (`broken`, one fault per line of `faults`) and those it must let pass. */
export type HouseRule = Readonly<{
  guarantee: string;
  find: Check;
  broken: Planted;
  faults: readonly string[];
  fine: Planted;
}>;
