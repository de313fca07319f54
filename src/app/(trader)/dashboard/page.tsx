import type { Metadata } from "next";
import { requireTrader } from "#server/auth/require-trader.ts";
import { Dashboard } from "#ui/dashboard/dashboard.tsx";

export const metadata: Metadata = { title: "Home" };

export default async function DashboardPage() {
  const { email } = await requireTrader();
  return <Dashboard email={email} />;
}
