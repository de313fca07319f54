import { redirect } from "next/navigation";
import type { Trader } from "../trpc/context.ts";
import { readSession } from "./read-session.ts";

/** Who is logged in; sends everybody else to the login page. For pages; procedures ask their context. */
export async function requireTrader(): Promise<Trader> {
  const trader = await readSession();
  return trader ?? redirect("/login");
}
