import { BreakerPage } from "#ui/breaker/breaker-page.tsx";
import "#ui/automations/automations.css";
import { titled } from "../../../titled.ts";

export const generateMetadata = titled("breaker");

export default function Breaker() {
  return <BreakerPage />;
}
