import type { Finding } from "./finding.ts";
import type { Told } from "./observations.ts";

export type Judged = Pick<Finding, "observed" | "meaning"> & { readonly isAsAssumed: boolean };

/** A question with its answer judged; one that has none says why and changes nothing. */
export const judgeTold = <T>(
  question: Pick<Finding, "question" | "assumed">,
  told: Told<T>,
  judge: (seen: T) => Judged,
): Finding => {
  if (told.kind !== "seen") {
    const isAsked = told.kind === "unclear";
    return {
      ...question,
      observed: `${isAsked ? "could not be told" : "not probed"}: ${told.why}`,
      meaning: "Nothing changes.",
      verdict: isAsked ? "not-settled" : "not-probed",
    };
  }
  const { isAsAssumed, ...words } = judge(told.value);
  return { ...question, ...words, verdict: isAsAssumed ? "as-assumed" : "differs" };
};
