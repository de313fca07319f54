import { type Finding, figuresOf, type MatrixFigures } from "./findings.ts";
import { listProcedures } from "./list-procedures.ts";
import { everything, type Size } from "./name-draw.ts";
import { openProduct, type ProductOptions } from "./open-product.ts";
import { readRouteTable } from "./read-route-table.ts";
import { seedTenant } from "./seed-tenant.ts";
import { type PlantedLimiter, walkLimits } from "./walk-limits.ts";
import { walkProcedures } from "./walk-procedures.ts";
import { walkRoutes } from "./walk-routes.ts";

export type MatrixReport = {
  readonly figures: MatrixFigures;
  readonly findings: readonly Finding[];
  /** Procedures that nobody, with anything, had carried out. */
  readonly neverDone: readonly string[];
};

export type MatrixOptions = ProductOptions & {
  readonly plantLimiter?: PlantedLimiter;
  /** Walks only these procedures and paths of routes; one that there is none of is an error. */
  readonly only?: readonly string[];
  /** How many names are tried of those there are; all of them unless it is said. */
  readonly size?: Size;
  readonly say: (text: string) => void;
};

/** Everybody who can ask, times everything that can be asked, times every name there is, on a migrated database of its own. */
export const runMatrix = async (options: MatrixOptions): Promise<MatrixReport> => {
  const { only, plantLimiter, say, size = everything } = options;
  const isMeant = ({ path }: { readonly path: string }): boolean => only?.includes(path) ?? true;
  const procedures = listProcedures().filter(isMeant);
  const hasRoutes = only?.some((name) => name.startsWith("/")) ?? true;
  const routes = hasRoutes ? (await readRouteTable()).filter(isMeant) : [];
  const unknown = (only ?? []).filter(
    (name) => ![...procedures, ...routes].some(({ path }) => path === name),
  );
  if (unknown.length > 0) throw new Error(`There is no procedure or route called ${unknown.join(", ")}`);
  const product = openProduct(options);
  try {
    const standing = { A: await seedTenant(product), B: await seedTenant(product) };
    say(`Walking ${procedures.length} procedures`);
    const walked = await walkProcedures(product, procedures, standing, size);
    say(`Walking ${routes.length} routes`);
    const asked = await walkRoutes(product, routes, standing);
    say("Asking each of them until it says stop");
    const limits = await walkLimits(product, { procedures, routes }, plantLimiter);
    const findings = [...walked.findings, ...asked.findings, ...limits];
    const cases = walked.cases + asked.cases;
    const counted = { procedures: procedures.length, routes: routes.length, cases };
    const neverDone = procedures.map(({ path }) => path).filter((path) => !walked.done.has(path));
    return { figures: figuresOf(findings, counted), findings, neverDone };
  } finally {
    await product.close();
  }
};
