import type { Method } from "./method.ts";
import type { PAGE_ROUTES } from "./page-routes.ts";
import type { ROUTES } from "./routes.ts";

type PageRouteName = keyof typeof PAGE_ROUTES;
export type RouteName = keyof typeof ROUTES | PageRouteName;

type RouteContext = { readonly params: Promise<unknown> };
type Handler = (request: Request, context: RouteContext) => Promise<Response>;

/** A route's handlers by method, with the route's name on each, for tests to find it by. */
export type Handlers = Readonly<Record<Method, Handler & { readonly routeName: RouteName }>>;

/** Written out, since the table itself is not here before it is asked for; the compiler holds the two together. */
const ASKED_BY_PAGES: Readonly<Record<PageRouteName, true>> = {
  "auth/[...nextauth]": true,
  "trpc/[trpc]": true,
};

const isAskedByPages = (name: RouteName): name is PageRouteName => Object.hasOwn(ASKED_BY_PAGES, name);

/** The route of that name, and what answers by it. */
const openDoor = async (name: RouteName) => {
  if (isAskedByPages(name)) {
    const { PAGE_ROUTES, answerRoute } = await import("./page-door.ts");
    return { route: PAGE_ROUTES[name], answerRoute };
  }
  const { ROUTES, answerRoute } = await import("./route-door.ts");
  return { route: ROUTES[name], answerRoute };
};

/**
 * What `src/app/**\/route.ts` exports: one handler for every method, so that Next answers none by itself. Next bundles each
 * route file with all that it imports, so what answers is loaded when it is first asked, and all routes share it.
 */
export function handleRoute(routeName: RouteName): Handlers {
  const handler = Object.assign(
    async (request: Request, { params }: RouteContext) => {
      const { route, answerRoute } = await openDoor(routeName);
      return await answerRoute(route, request, params);
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
