import { readSession } from "#server/auth/read-session.ts";
import { composition } from "#server/composition.ts";
import { log } from "#server/log.ts";
import { handleTrpcRequest } from "#server/trpc/handle-trpc-request.ts";

const handle = async (request: Request) =>
  await handleTrpcRequest(request, { composition: await composition(), readSession, log });

export { handle as GET, handle as POST };
