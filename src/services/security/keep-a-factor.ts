import { type Said, saidBy } from "#domain/language/in-both.ts";
import type { FactorRemoval } from "#ports/factors.ts";
import { AppError } from "../app-error.ts";
import { SECURITY_REFUSALS } from "./security-refusals.ts";

const SENTENCES: Readonly<Record<Exclude<FactorRemoval, "removed" | "absent">, Said>> = {
  "mainnet-key": saidBy(SECURITY_REFUSALS, ({ lastFactorForKey }) => lastFactorForKey),
  operator: saidBy(SECURITY_REFUSALS, ({ lastFactorOfOperator }) => lastFactorOfOperator),
};

/**
 * A mainnet key was taken in because of a second factor, and an operator was made one because of it: the last one stays as
 * long as the key or the role does. The store decides, with the removal and in one step with it.
 * @throws AppError not-found in the words of `absent`; refused, with the reason `second-factor`.
 */
export function keepAFactor(removal: FactorRemoval, absent: Said): void {
  if (removal === "removed") return;
  if (removal === "absent") throw new AppError("not-found", absent);
  throw new AppError("refused", SENTENCES[removal], { reason: "second-factor" });
}
