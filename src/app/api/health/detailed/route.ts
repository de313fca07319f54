import { handleRoute } from "#server/http/handle-route.ts";

export const dynamic = "force-dynamic";

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = handleRoute("health/detailed");
