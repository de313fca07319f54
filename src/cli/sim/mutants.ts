import type { Mutant } from "./mutant.ts";
import { CROSS_MUTANTS } from "./mutants/cross-mutants.ts";
import { DESIGN_MUTANTS } from "./mutants/design-mutants.ts";
import { LAW_MUTANTS } from "./mutants/law-mutants.ts";

/** Every mistake that the simulation must catch. */
export const MUTANTS: readonly Mutant[] = [...LAW_MUTANTS, ...DESIGN_MUTANTS, ...CROSS_MUTANTS];

export const findMutant = (name: string): Mutant | null =>
  MUTANTS.find((mutant) => mutant.name === name) ?? null;
