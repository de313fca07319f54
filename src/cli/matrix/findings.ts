export type FindingKind = "leak" | "foreign-write" | "server-error" | "unlimited";

/** One thing that must not be, in a line for whoever reads it. */
export type Finding = { readonly kind: FindingKind; readonly where: string; readonly what: string };

export type MatrixFigures = {
  readonly procedures: number;
  readonly routes: number;
  /** Requests that were sent and judged, those to the limits left out. */
  readonly cases: number;
  /** Answers that tell of another tenant, or let on that what was named is somebody else's. */
  readonly leaks: number;
  /** Tables in which another tenant's rows changed. */
  readonly foreignWrites: number;
  /** Answers of 5xx, but for 503 where something is away. */
  readonly serverErrors: number;
  /** Procedures and routes without a working limit. */
  readonly unlimited: number;
};

/** The findings as numbers. */
export const figuresOf = (
  findings: readonly Finding[],
  walked: Pick<MatrixFigures, "procedures" | "routes" | "cases">,
): MatrixFigures => {
  const of = (kind: FindingKind) => findings.filter((finding) => finding.kind === kind);
  return {
    ...walked,
    leaks: of("leak").length,
    foreignWrites: of("foreign-write").length,
    serverErrors: of("server-error").length,
    // One for each procedure and route, however many callers it does not stop.
    unlimited: new Set(of("unlimited").map(({ where }) => where.split(" ")[0])).size,
  };
};

/** Whether nothing was found that must not be. */
export const isClean = ({ leaks, foreignWrites, serverErrors, unlimited }: MatrixFigures): boolean =>
  leaks + foreignWrites + serverErrors + unlimited === 0;
