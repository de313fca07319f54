import { countOf, type Finding } from "./findings.ts";
import { listProcedures } from "./list-procedures.ts";
import { openProduct, type ProductOptions } from "./open-product.ts";
import { readRouteTable } from "./read-route-table.ts";
import { seedTenant } from "./seed-tenant.ts";
import { type PlantedLimiter, walkLimits } from "./walk-limits.ts";
import { walkProcedures } from "./walk-procedures.ts";
import { walkRoutes } from "./walk-routes.ts";

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

export type MatrixReport = { readonly figures: MatrixFigures; readonly findings: readonly Finding[] };

export type MatrixOptions = ProductOptions & {
  readonly plantLimiter?: PlantedLimiter;
  /** Walks only these procedures, and no routes. */
  readonly only?: readonly string[];
  readonly say: (text: string) => void;
};

/** Everybody who can ask, times everything that can be asked, times every name there is, on a migrated database of its own. */
export const runMatrix = async (options: MatrixOptions): Promise<MatrixReport> => {
  const { only, plantLimiter, say } = options;
  const procedures = listProcedures().filter(({ path }) => only?.includes(path) ?? true);
  const routes = only === undefined ? await readRouteTable() : [];
  const product = openProduct(options);
  try {
    const standing = { A: await seedTenant(product), B: await seedTenant(product) };
    say(`Walking ${procedures.length} procedures`);
    const walked = await walkProcedures(product, procedures, standing);
    say(`Walking ${routes.length} routes`);
    const asked = await walkRoutes(product, routes, standing);
    say("Asking each of them until it says stop");
    const limits = await walkLimits(product, { procedures, routes }, plantLimiter);
    const findings = [...walked.findings, ...asked.findings, ...limits];
    const figures = {
      procedures: procedures.length,
      routes: routes.length,
      cases: walked.cases + asked.cases,
      leaks: countOf(findings, "leak"),
      foreignWrites: countOf(findings, "foreign-write"),
      serverErrors: countOf(findings, "server-error"),
      unlimited: new Set(
        findings.filter(({ kind }) => kind === "unlimited").map(({ where }) => where.split(" ")[0]),
      ).size,
    };
    return { figures, findings };
  } finally {
    await product.close();
  }
};

/** Whether nothing was found that must not be. */
export const isClean = ({ leaks, foreignWrites, serverErrors, unlimited }: MatrixFigures): boolean =>
  leaks + foreignWrites + serverErrors + unlimited === 0;
