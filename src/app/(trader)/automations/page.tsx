import type { Metadata } from "next";
import { AutomationsPage } from "#ui/automations/automations-page.tsx";
import "#ui/automations/automations.css";

export const metadata: Metadata = { title: "Automations" };

export default function Automations() {
  return <AutomationsPage />;
}
