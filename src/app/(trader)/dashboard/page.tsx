import { requireTrader } from "#server/auth/require-trader.ts";
import { Dashboard } from "#ui/dashboard/dashboard.tsx";
import { titled } from "../../titled.ts";

export const generateMetadata = titled("home");

export default async function DashboardPage() {
  const { email } = await requireTrader();
  return <Dashboard email={email} />;
}
