import { handleRoute } from "#server/http/handle-route.ts";

/** Seconds the platform lets a call go on. */
export const maxDuration = 60;

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = handleRoute("cron/watch-security");
