import { z } from "zod";
import { wireTime } from "../answers/wire-units.ts";
import type { Endpoint, Nothing } from "../endpoint.ts";

/** The exchange's clock, epoch milliseconds. Public. */
export const timeGet: Endpoint<Nothing, number> = {
  method: "GET",
  path: "/time",
  isSigned: false,
  answer: z.object({ time: wireTime }).transform(({ time }) => time),
};
