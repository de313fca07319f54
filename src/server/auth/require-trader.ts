import { randomUUID } from "node:crypto";
import { headers } from "next/headers";
import { redirect, unstable_rethrow } from "next/navigation";
import { arrivalOf } from "../http/arrivals.ts";
import { log } from "../log.ts";
import type { Trader } from "../trpc/context.ts";
import { pageError } from "./page-error.ts";
import { readSession } from "./read-session.ts";

async function readOrFail(): Promise<Trader | null> {
  try {
    return await readSession();
  } catch (error) {
    // What the framework itself throws to say something is none of our errors.
    unstable_rethrow(error);
    throw pageError(error, arrivalOf(await headers())?.id ?? randomUUID(), log);
  }
}

/** Who is logged in; sends everybody else to the login page. For pages; procedures ask their context. */
export async function requireTrader(): Promise<Trader> {
  const trader = await readOrFail();
  return trader ?? redirect("/login");
}
