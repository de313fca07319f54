import { handleRoute } from "#server/http/handle-route.ts";

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = handleRoute("auth/[...nextauth]");
