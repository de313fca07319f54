import { z } from "zod";
import type { AccountSnapshot } from "#ports/exchange.ts";
import { wireId, wireSats } from "../answers/wire-units.ts";
import type { Endpoint, Nothing } from "../endpoint.ts";

const answer = z
  .object({ id: wireId, username: z.string(), balance: wireSats, feeTier: z.int().min(0) })
  .transform(({ id, ...rest }): AccountSnapshot => ({ exchangeUserId: id, ...rest }));

/** Who the key belongs to and the free balance in sats, without the margins of trades. Scope account:read. */
export const accountGet: Endpoint<Nothing, AccountSnapshot> = {
  method: "GET",
  path: "/account",
  isSigned: true,
  answer,
};
