import type { Metadata } from "next";
import { PlanPage } from "#ui/guard-plan/plan-page.tsx";
import "#ui/automations/automations.css";
import "#ui/guard/guard.css";

export const metadata: Metadata = { title: "Guard plan" };

export default function GuardPlan() {
  return <PlanPage />;
}
