/** Whether two settings say the same, in whatever order their parts were stored. */
export const isSameSettings = (one: unknown, other: unknown): boolean => inOrder(one) === inOrder(other);

const inOrder = (settings: unknown): string =>
  JSON.stringify(settings, (_, part: unknown) =>
    typeof part === "object" && part !== null && !Array.isArray(part)
      ? Object.fromEntries(Object.entries(part).toSorted(([one], [other]) => (one < other ? -1 : 1)))
      : part,
  );
