/** Whether an error, or one that it came of, carries one of these codes. */
export const comesOf = (error: unknown, codes: ReadonlySet<string>): boolean => {
  for (let at = error; at instanceof Error; at = at.cause)
    if ("code" in at && typeof at.code === "string" && codes.has(at.code)) return true;
  return false;
};
