import { authSecret } from "#server/auth/auth-secret.ts";
import { type AuthRouteContext, handleAuthRequest } from "#server/auth/handle-auth-request.ts";
import { composition } from "#server/composition.ts";
import { log } from "#server/log.ts";

const handle = async (request: Request, route: AuthRouteContext) =>
  await handleAuthRequest(request, route, { composition: await composition(), secret: authSecret(), log });

export { handle as GET, handle as POST };
