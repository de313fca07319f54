import { requireOperator } from "#server/auth/require-operator.ts";
import { AlertsPage } from "#ui/operator/alerts-page.tsx";
import { titled } from "../../../titled.ts";
import "#ui/operator/operator.css";

export const generateMetadata = titled("operatorAlerts");

export default async function OperatorAlertsPage() {
  await requireOperator();
  return <AlertsPage />;
}
