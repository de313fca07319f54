/** A failed expectation, or a property that one of its runs failed; anything else is a subject that fell over. */
const isAssertion = (error: unknown): boolean =>
  error instanceof Error && (error.name === "AssertionError" || isAssertion(error.cause));

/**
 * Expects `check` to hold for ours and to fail for the planted variant, both in this run. A check that holds for both
 * tells nothing apart, and a variant that falls over was not checked: either is thrown.
 */
export const tellsApart = async <T>(
  check: (subject: T) => unknown,
  ours: NoInfer<T>,
  variant: NoInfer<T>,
): Promise<void> => {
  await check(ours);
  try {
    await check(variant);
  } catch (error) {
    if (isAssertion(error)) return;
    throw error;
  }
  throw new Error("The check holds for the planted mistake too: it cannot tell it from ours");
};
