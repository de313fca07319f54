import { globSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { z } from "zod";
import type { Handlers, RouteName } from "#server/http/handle-route.ts";
import { PAGE_ROUTES } from "#server/http/page-routes.ts";
import type { Route } from "#server/http/route.ts";
import { ROUTES } from "#server/http/routes.ts";
import { CHECKOUT } from "../infra/checkout.ts";

const moduleSchema = z.record(z.string(), z.unknown());
const TABLE: Readonly<Record<RouteName, Route>> = { ...ROUTES, ...PAGE_ROUTES };

const nameOf = (module: Readonly<Record<string, unknown>>): RouteName => {
  const handler = module.GET as Handlers["GET"] | undefined;
  if (handler?.routeName === undefined) throw new Error("this route does not go through handleRoute");
  return handler.routeName;
};

/** A place that varies, by what stands in its brackets. */
const EXAMPLES: Readonly<Record<string, readonly [string, unknown]>> = {
  "[trpc]": ["overview.get", { trpc: "overview.get" }],
  "[...nextauth]": ["session", { nextauth: ["session"] }],
  "[...unknown]": ["nothing/here", { unknown: ["nothing", "here"] }],
};

const exampleOf = (variable: string): readonly [string, unknown] => {
  const example = EXAMPLES[variable];
  if (example === undefined) throw new Error(`say in read-route-table.ts what can stand for ${variable}`);
  return example;
};

export type TabledRoute = {
  /** As a browser asks for it; a part that varies is filled with something. */
  readonly path: string;
  readonly name: RouteName;
  readonly route: Route;
  /** What Next would read from the path. */
  readonly params: unknown;
  readonly exports: readonly string[];
};

/** Every route of the app, found where Next finds them. */
export async function readRouteTable(): Promise<readonly TabledRoute[]> {
  const files = globSync("src/app/**/route.ts", { cwd: CHECKOUT }).sort();
  return await Promise.all(
    files.map(async (file) => {
      const module = moduleSchema.parse(await import(pathToFileURL(join(CHECKOUT, file)).href));
      const name = nameOf(module);
      if (file !== `src/app/api/${name}/route.ts`) throw new Error(`${file} answers by the route ${name}`);
      const place = file.replace(/^src\/app/, "").replace(/\/route\.ts$/, "");
      const variable = /\[[^\]]+\]/.exec(place)?.[0];
      const [filled, params] = variable === undefined ? ["", {}] : exampleOf(variable);
      const path = variable === undefined ? place : place.replace(variable, filled);
      return { path, name, route: TABLE[name], params, exports: Object.keys(module) };
    }),
  );
}
