import type { CandleHistory } from "../candles/candle-history.ts";
import type { Scope } from "../world/scope.ts";
import type { World } from "../world/world.ts";

/** A request that was let in. `accountId` is empty on public routes. */
export type Call = {
  readonly world: World;
  readonly candles: CandleHistory;
  readonly accountId: string;
  /** Parsed JSON, undefined without a body. */
  readonly body: unknown;
  readonly query: URLSearchParams;
};

export type Route = {
  readonly method: "GET" | "POST" | "PUT" | "DELETE";
  /** Below `/v3`. */
  readonly path: string;
  /** Null where no key is needed. */
  readonly scope: Scope | null;
  readonly run: (call: Call) => unknown;
};
