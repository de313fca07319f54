import { authRoute } from "#server/auth/auth-route.ts";
import { handleRoute } from "#server/http/handle-route.ts";

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = handleRoute(authRoute);
