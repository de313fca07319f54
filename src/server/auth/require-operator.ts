import { notFound } from "next/navigation";
import type { Trader } from "../trpc/context.ts";
import { requireTrader } from "./require-trader.ts";

/** Who is logged in, if it is an operator with a second factor; for everybody else the page does not exist. For pages; procedures ask theirs. */
export async function requireOperator(): Promise<Trader> {
  const trader = await requireTrader();
  return trader.role === "operator" && trader.hasSecondFactor ? trader : notFound();
}
