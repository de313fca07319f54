import { requireTrader } from "#server/auth/require-trader.ts";
import { StatusPage } from "#ui/status/status-page.tsx";
import { titled } from "../../titled.ts";
import "#ui/status/status.css";

export const generateMetadata = titled("status");

export default async function Status() {
  const { role, hasSecondFactor } = await requireTrader();
  return <StatusPage isOperator={role === "operator" && hasSecondFactor} />;
}
