import { headers } from "next/headers";
import { cache } from "react";
import type { Trader } from "../trpc/context.ts";
import { sessionOfHeaders } from "./session-of-headers.ts";

/** Who sent the request being answered; null when nobody is logged in. Asks the database once per request. */
export const readSession = cache(async (): Promise<Trader | null> => sessionOfHeaders(await headers()));
