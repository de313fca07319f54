import { handleRoute } from "#server/http/handle-route.ts";
import { panicRoute } from "#server/panic/panic-route.ts";

export const dynamic = "force-dynamic";

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = handleRoute(panicRoute);
