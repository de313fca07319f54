import type { Metadata } from "next";
import { Landing } from "#ui/landing/landing.tsx";
import "#ui/landing/landing.css";

export const metadata: Metadata = { title: { absolute: "Axisor: liquidation is a price. Move it." } };

export default function LandingPage() {
  return <Landing />;
}
