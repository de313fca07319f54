import { PlanPage } from "#ui/guard-plan/plan-page.tsx";
import "#ui/automations/automations.css";
import { titled } from "../../../titled.ts";

export const generateMetadata = titled("guardPlan");

export default function GuardPlan() {
  return <PlanPage />;
}
