export type FindingKind = "leak" | "foreign-write" | "server-error" | "unlimited";

/** One thing that must not be, in a line for whoever reads it. */
export type Finding = { readonly kind: FindingKind; readonly where: string; readonly what: string };

export const countOf = (findings: readonly Finding[], kind: FindingKind): number =>
  findings.filter((finding) => finding.kind === kind).length;
