import { handleRoute } from "#server/http/handle-route.ts";
import { liveRoute } from "#server/live/live-route.ts";
import { processHub } from "#server/live/process-hub.ts";

export const dynamic = "force-dynamic";

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = handleRoute(liveRoute(processHub));
