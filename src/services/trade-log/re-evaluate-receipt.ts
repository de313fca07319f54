import { type ReEvaluation, reEvaluate } from "#domain/automations/re-evaluate.ts";
import { type GetReceiptDeps, getReceipt } from "./get-receipt.ts";

/**
 * Takes the decision behind a receipt again, from what it stores alone. What no automation decided cannot be taken again.
 * @throws AppError not-found when there is no such receipt or it is somebody else's.
 */
export const reEvaluateReceipt = async (
  deps: GetReceiptDeps,
  request: { readonly userId: string; readonly id: string },
): Promise<ReEvaluation> => reEvaluate((await getReceipt(deps, request)).facts);
