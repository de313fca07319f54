import { z } from "zod";
import type { Doer } from "../security/acting.ts";

/** Whose question it is, among its facts: whoever does it writes the event, wherever the asker is by then. */
export const askedFrom = ({ visitor, sessionId, deviceId }: Doer) => ({
  network: visitor.network,
  sessionId,
  deviceId,
});

const fromFacts = z.object({
  from: z.object({ network: z.string(), sessionId: z.uuid(), deviceId: z.uuid().nullable() }),
});

/** The other way round. @throws ZodError where the facts do not say it. */
export const doerOf = (userId: string, facts: unknown): Doer => {
  const { network, ...ids } = fromFacts.parse(facts).from;
  return { userId, ...ids, visitor: { network } };
};
