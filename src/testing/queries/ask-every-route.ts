import type { TabledRoute } from "#cli/matrix/read-route-table.ts";
import type { AskedProduct } from "./open-asked-product.ts";
import type { RouteAsker } from "./route-asker.ts";
import { ROUTE_ASKS } from "./route-asks.ts";
import { sendAsBrowser } from "./send-as-browser.ts";

/** Asks each of these routes that is asked at all, as a trader, as an operator and as nobody: as others for each of them. */
export const askEveryRoute = async (asked: AskedProduct, routes: readonly TabledRoute[]): Promise<void> => {
  for (const { path, route, params } of routes) {
    const [trader, operator] = [await asked.enter("kept"), await asked.enter("kept", "operator")];
    const send = (sending: Parameters<RouteAsker["send"]>[0]) =>
      sendAsBrowser(asked.product, route, { path, params, ...sending });
    await ROUTE_ASKS[path]?.({ asked, trader, operator, send });
  }
};
