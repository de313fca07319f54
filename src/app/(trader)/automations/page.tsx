import { AutomationsPage } from "#ui/automations/automations-page.tsx";
import "#ui/automations/automations.css";
import { titled } from "../../titled.ts";

export const generateMetadata = titled("automations");

export default function Automations() {
  return <AutomationsPage />;
}
