import { authSecret } from "#server/auth/auth-secret.ts";
import { readSession } from "#server/auth/read-session.ts";
import { sealSession } from "#server/auth/seal-session.ts";
import { composition } from "#server/composition.ts";
import { log } from "#server/log.ts";
import { handleTrpcRequest } from "#server/trpc/handle-trpc-request.ts";

const handle = async (request: Request) =>
  await handleTrpcRequest(request, {
    composition: await composition(),
    readSession,
    sealSession: (token, at) => sealSession(token, at, authSecret()),
    log,
  });

export { handle as GET, handle as POST };
