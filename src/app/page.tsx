import type { Metadata } from "next";
import { pagePreferences } from "#server/http/page-preferences.ts";
import { Landing } from "#ui/landing/landing.tsx";
import { PAGE_TITLES } from "./page-titles.ts";
import "#ui/landing/landing.css";

export async function generateMetadata(): Promise<Metadata> {
  const { locale } = await pagePreferences();
  return { title: { absolute: PAGE_TITLES[locale].landing } };
}

export default function LandingPage() {
  return <Landing />;
}
