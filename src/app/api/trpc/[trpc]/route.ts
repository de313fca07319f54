import { handleRoute } from "#server/http/handle-route.ts";
import { trpcRoute } from "#server/trpc/trpc-route.ts";

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = handleRoute(trpcRoute);
