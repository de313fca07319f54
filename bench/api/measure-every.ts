import { openProduct } from "#cli/matrix/open-product.ts";
import type { TabledRoute } from "#cli/matrix/read-route-table.ts";
import type { Part, Values } from "../bench.ts";
import { below, type Listed } from "../figure.ts";
import { enterAskers, tradingAt, type WalkSizes } from "./enter-askers.ts";
import { type ApiStage, openApiStage } from "./open-api-stage.ts";
import { refusedBecause } from "./refused-here.ts";
import { listEverything, walkProcedures, walkRoute } from "./walk-everything.ts";

/** So many traders ask and change, and what only asks is asked by each of them so often. */
const SIZES: WalkSizes = { samples: 10, turns: 2 };
const OF_A_ROUTE = 22;

/** Crons work for as long as their call may last, by design: each is called once, and has no target. */
export const isCron = ({ route }: TabledRoute): boolean => route.limit === "cron";

const nameOf = (path: string): string => `${path}, p95`;

/** What keeps an answer longer than a target says, where that is meant. */
const REASONS: readonly { readonly paths: RegExp; readonly because: string }[] = [
  {
    paths: /^(positions\.(?!reservePlan|outcome)|credentials\.(connect|test|replace)$|ledger\.read$)/,
    because: "it asks the exchange, which we ask with one key once in 278 ms",
  },
  {
    paths: /^security\.(newBackupCodes|confirmTotp)$/,
    because: "each of ten codes is hashed as a password is",
  },
];

/** How a row is judged: within so many milliseconds, or by nothing where only its refusal can be timed. */
export const judgedBelow = (path: string, ms: number): Pick<Listed, "target" | "because"> => {
  const refused = refusedBecause(path);
  if (refused !== undefined) return { target: null, because: refused };
  return { target: below(ms), because: REASONS.find(({ paths }) => paths.test(path))?.because };
};

/** Where a route is asked: crons work with keys, which a web process holds where there is no worker beside it. */
const placesOf = async (stage: ApiStage) => {
  const keyed = await stage.installation.openKeyed();
  return {
    of: (one: TabledRoute): string => (isCron(one) ? `http://127.0.0.1:${keyed.port}` : stage.url),
    close: keyed.stop,
  };
};

const walkRoutes = async (stage: ApiStage, routes: readonly TabledRoute[]): Promise<Values> => {
  const { secrets } = stage.installation;
  const values: Record<string, number> = {};
  const places = await placesOf(stage);
  try {
    for (const one of routes) {
      const { path, route } = one;
      const bearer = route.limit === "health" ? METRICS_TOKEN : secrets.cronSecret;
      const sends = stage.browsers.slice(0, isCron(one) ? 1 : OF_A_ROUTE).map(({ headers }) => ({
        url: `${places.of(one)}${path}`,
        method: route.methods[0] ?? "GET",
        headers: { ...headers, authorization: `Bearer ${bearer}` },
      }));
      values[path] = await walkRoute(one, sends);
    }
  } finally {
    await places.close();
  }
  return values;
};

const METRICS_TOKEN = "a token of the bench, of forty letters..";

/** A row for every procedure of the router and every route of the app: one that is missing was not measured. */
export const every = async (): Promise<Part<null>> => {
  const everything = await listEverything();
  const listed = ({ path }: { readonly path: string }) => ({ name: nameOf(path), unit: "ms" });
  const rows: readonly Listed[] = [
    ...everything.procedures.map((one) => ({ ...listed(one), ...judgedBelow(one.path, 100) })),
    ...everything.routes.map((one) => ({
      ...listed(one),
      ...(isCron(one) ? { target: null } : judgedBelow(one.path, 100)),
    })),
  ];
  return {
    title: "every procedure and route",
    figures: rows,
    measure: async () => {
      const stage = await openApiStage({
        settings: { UPSTASH_REDIS_REST_URL: "", UPSTASH_REDIS_REST_TOKEN: "", METRICS_TOKEN },
      });
      const { databaseUrl, keyringFile, secrets } = stage.installation;
      const paper = { paperUrl: stage.installation.paperUrl(), paperAdminToken: secrets.paperAdminToken };
      const secret = secrets.nextAuthSecret;
      const product = openProduct({ databaseUrl, keyringFile, secret, wiring: tradingAt(paper) });
      try {
        const askers = await enterAskers(product, paper, everything.procedures, SIZES);
        const values = {
          ...(await walkProcedures(stage, everything, askers, SIZES)),
          ...(await walkRoutes(stage, everything.routes)),
        };
        return Object.fromEntries(Object.entries(values).map(([path, ms]) => [nameOf(path), ms]));
      } finally {
        await product.close();
        await stage.close();
      }
    },
  };
};
