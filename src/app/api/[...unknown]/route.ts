import { handleRoute } from "#server/http/handle-route.ts";
import { unknownRoute } from "#server/http/unknown-route.ts";

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = handleRoute(unknownRoute);
