import { z } from "zod";
import type { RateLimit } from "../http/rate-limit.ts";
import type { World } from "../world/world.ts";
import { callMethod } from "./methods.ts";
import { invalidRequest, RpcError, tooMany } from "./rpc-error.ts";
import type { Session } from "./session.ts";

export const MESSAGES_PER_SECOND = 10;

const frameShape = z.object({
  jsonrpc: z.literal("2.0"),
  id: z.union([z.string(), z.number()]),
  method: z.string(),
  params: z.unknown().optional(),
});

/** The reply to one frame, as text; errors are replies too. */
export function answerFrame(world: World, session: Session, limit: RateLimit, text: string): string {
  let id: string | number | null = null;
  const reply = (body: object): string => JSON.stringify({ jsonrpc: "2.0", id, ...body });
  try {
    const frame = frameShape.safeParse(parse(text));
    if (!frame.success) throw invalidRequest();
    id = frame.data.id;
    const remaining = take(limit);
    const result = callMethod(world, session, frame.data.method, frame.data.params);
    return reply({ result, rateLimit: { remaining, limit: MESSAGES_PER_SECOND } });
  } catch (error) {
    if (!(error instanceof RpcError)) return reply({ error: { code: -32_603, message: "Internal error" } });
    const { rpcCode: code, message, appCode } = error;
    return reply({ error: { code, message, ...(appCode !== null && { data: { code: appCode } }) } });
  }
}

function take(limit: RateLimit): number {
  const remaining = limit.take("socket");
  if (remaining === null) throw tooMany();
  return remaining;
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new RpcError(-32_700, "Parse error");
  }
}
