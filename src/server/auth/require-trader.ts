import { randomUUID } from "node:crypto";
import { headers } from "next/headers";
import { redirect, unstable_rethrow } from "next/navigation";
import { arrivalOf } from "../http/arrivals.ts";
import { log } from "../log.ts";
import type { Trader } from "../trpc/context.ts";
import { readSession } from "./read-session.ts";

/** What went wrong is in our log; the framework, which logs and shows what it catches, is given nothing but the id. */
async function pageError(error: unknown): Promise<Error> {
  const id = arrivalOf(await headers())?.id ?? randomUUID();
  log.error("page-failed", { requestId: id, error });
  return Object.assign(new Error(`A page failed; the log says why under ${id}`), { digest: id });
}

async function readOrFail(): Promise<Trader | null> {
  try {
    return await readSession();
  } catch (error) {
    unstable_rethrow(error);
    throw await pageError(error);
  }
}

/** Who is logged in; sends everybody else to the login page. For pages; procedures ask their context. */
export async function requireTrader(): Promise<Trader> {
  const trader = await readOrFail();
  return trader ?? redirect("/login");
}
