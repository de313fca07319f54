/** One question the documents leave open, and what became of it, in words an operator reads. */
export type Finding = {
  readonly question: string;
  readonly assumed: string;
  readonly observed: string;
  readonly meaning: string;
  readonly verdict: "as-assumed" | "differs" | "not-settled" | "not-probed";
};
