import { openProduct } from "#cli/matrix/open-product.ts";
import type { OpenLoad } from "#testing/load/open-load.ts";
import { enterAskers, tradingAt, type WalkSizes } from "../api/enter-askers.ts";
import { isCron, judgedBelow } from "../api/measure-every.ts";
import { headersAt, originAt } from "../api/open-api-stage.ts";
import { listEverything, walkProcedures, walkRoute } from "../api/walk-everything.ts";
import type { Values } from "../bench.ts";
import type { Listed } from "../figure.ts";

/** Fewer than without a load, and more of what only asks: changes use up a trader each. */
const SIZES: WalkSizes = { samples: 6, turns: 3 };
const OF_A_ROUTE = 20;

/** Everything that can be asked, asked while users do what they do. */
export type LoadedWalk = {
  readonly figures: readonly Listed[];
  /** Makes whoever asks, so that it can be done before the load; asking tells how long each took, by the name of its figure. */
  prepare(
    load: OpenLoad,
  ): Promise<{ readonly walk: () => Promise<Values>; readonly close: () => Promise<void> }>;
};

/**
 * The share of the users carried, beside whom everything is asked. Whoever asks it comes on top: at the most users there is
 * no room for them, and what is measured is a machine beyond its edge, whose figures say nothing of the one or the other.
 */
export const WALKED = 0.8;

const nameOf = (path: string): string => `${path}, p95 at four fifths of that load`;

/** Crons are what workers do by themselves; nobody waits for one. */
export const listLoadedWalk = async (): Promise<LoadedWalk> => {
  const all = await listEverything();
  const routes = all.routes.filter((one) => !isCron(one));
  const everything = { ...all, routes };
  const listed = ({ path }: { readonly path: string }): Listed => ({
    ...{ name: nameOf(path), unit: "ms" },
    ...judgedBelow(path, 200),
  });
  return {
    figures: [...all.procedures, ...routes].map(listed),
    prepare: async (load) => {
      const { installation, metricsToken } = load;
      const { databaseUrl, keyringFile, secrets } = installation;
      const port = installation.webs[0]?.port ?? 0;
      const paper = { paperUrl: installation.paperUrl(), paperAdminToken: secrets.paperAdminToken };
      const secret = secrets.nextAuthSecret;
      const product = openProduct({ databaseUrl, keyringFile, secret, wiring: tradingAt(paper) });
      const asked = {
        ...{ url: `http://127.0.0.1:${port}`, origin: originAt(port) },
        headersOf: headersAt(port),
      };
      const askers = await enterAskers(product, paper, everything.procedures, SIZES);
      const visitors = askers.next("kept");
      const walk = async (): Promise<Values> => {
        const values: Record<string, number> = {
          ...(await walkProcedures(asked, everything, askers, SIZES)),
        };
        for (const one of routes) {
          const sends = Array.from({ length: OF_A_ROUTE }, (_, at) => {
            const visitor = visitors[at % visitors.length];
            const headers = asked.headersOf(visitor?.cookie ?? "", visitor?.network ?? "");
            const method = one.route.methods[0] ?? "GET";
            return {
              url: `${asked.url}${one.path}`,
              method,
              headers: { ...headers, authorization: `Bearer ${metricsToken}` },
            };
          });
          values[one.path] = await walkRoute(one, sends);
        }
        return Object.fromEntries(Object.entries(values).map(([path, ms]) => [nameOf(path), ms]));
      };
      return { walk, close: () => product.close() };
    },
  };
};
