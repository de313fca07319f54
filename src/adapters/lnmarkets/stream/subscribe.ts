import { z } from "zod";
import type { RpcSocket } from "./open-rpc-socket.ts";

const subscription = z.object({ subscribed: z.array(z.string()) });

/** Asks for one topic. Returns why it will not come; null when it will. */
export const subscribe = async (
  socket: Pick<RpcSocket, "request">,
  topic: string,
): Promise<{ readonly isRefused: boolean; readonly reason: string } | null> => {
  const answer = await socket.request("subscribe", { topics: [topic] });
  if (!answer.ok) return { isRefused: answer.failure.kind === "refused", reason: answer.failure.message };
  const parsed = subscription.safeParse(answer.value);
  if (parsed.success && parsed.data.subscribed.includes(topic)) return null;
  return { isRefused: true, reason: `the topic ${topic} was refused` };
};
