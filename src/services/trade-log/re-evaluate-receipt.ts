import { type ReEvaluation, reEvaluate, reEvaluateCross } from "#domain/automations/re-evaluate.ts";
import { type GetReceiptDeps, getReceipt } from "./get-receipt.ts";

/**
 * Takes the decision behind a receipt again, from what it stores alone. What no guard decided cannot be taken again.
 * @throws AppError not-found when there is no such receipt or it is somebody else's.
 */
export const reEvaluateReceipt = async (
  deps: GetReceiptDeps,
  request: { readonly userId: string; readonly id: string },
): Promise<ReEvaluation> => {
  const { facts } = await getReceipt(deps, request);
  if (facts.kind === "cross-guard") return reEvaluateCross(facts);
  return facts.kind === "margin-guard" ? reEvaluate(facts) : { kind: "cannot", rule: "no-guard-decided" };
};
