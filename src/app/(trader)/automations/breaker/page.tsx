import type { Metadata } from "next";
import { BreakerPage } from "#ui/breaker/breaker-page.tsx";
import "#ui/automations/automations.css";

export const metadata: Metadata = { title: "Drawdown breaker" };

export default function Breaker() {
  return <BreakerPage />;
}
