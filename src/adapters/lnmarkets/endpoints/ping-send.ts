import { z } from "zod";
import type { Endpoint, Nothing } from "../endpoint.ts";

/** Whether the exchange answers at all. Public. */
export const pingSend: Endpoint<Nothing, "pong"> = {
  method: "GET",
  path: "/ping",
  isSigned: false,
  answer: z.literal("pong"),
};
