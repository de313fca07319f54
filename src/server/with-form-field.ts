import { AppError } from "#services/app-error.ts";

/** The names of the form, so a refusal lands beside the field that has to change. */
const FORM_FIELD: Readonly<Record<string, string>> = {
  maxTotal: "maxTotalSats",
  maxPerAction: "maxPerActionSats",
  maxPerDay: "maxPerDaySats",
  maxLoss: "maxLossSats",
  reserve: "reserveSats",
  cooldownMs: "cooldownSeconds",
  maxReduce: "maxReduceUsd",
};

/** Runs what a form asked for; a refusal of one of its fields names it as the form does, by `names` or as a guard's. */
export const withFormField = async <T>(
  run: () => Promise<T>,
  names: Readonly<Record<string, string>> = FORM_FIELD,
): Promise<T> => {
  try {
    return await run();
  } catch (error) {
    const field = error instanceof AppError && error.field !== undefined ? names[error.field] : undefined;
    if (error instanceof AppError && field !== undefined)
      throw new AppError(error.code, error.said, { field });
    throw error;
  }
};
