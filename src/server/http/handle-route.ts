import type { Method } from "./method.ts";
import type { RouteName } from "./routes.ts";

type RouteContext = { readonly params: Promise<unknown> };
type Handler = (request: Request, context: RouteContext) => Promise<Response>;

/** A route's handlers by method, with the route's name on each, for tests to find it by. */
export type Handlers = Readonly<Record<Method, Handler & { readonly routeName: RouteName }>>;

/**
 * What `src/app/**\/route.ts` exports: one handler for every method, so that Next answers none by itself. Next bundles each
 * route file with all that it imports, so what answers is loaded when it is first asked, and all routes share it.
 */
export function handleRoute(routeName: RouteName): Handlers {
  const handler = Object.assign(
    async (request: Request, { params }: RouteContext) => {
      const { ROUTES, answerRoute } = await import("./route-door.ts");
      return await answerRoute(ROUTES[routeName], request, params);
    },
    { routeName },
  );
  return {
    GET: handler,
    HEAD: handler,
    POST: handler,
    PUT: handler,
    PATCH: handler,
    DELETE: handler,
    OPTIONS: handler,
  };
}
