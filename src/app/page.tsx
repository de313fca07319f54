import type { Metadata } from "next";
import { reEvaluate } from "#domain/automations/re-evaluate.ts";
import { pagePreferences } from "#server/http/page-preferences.ts";
import { receiptView, reEvaluationView } from "#server/views/receipt-view.ts";
import { Landing } from "#ui/landing/landing.tsx";
import { RECORDED_RECEIPT } from "#ui/landing/recorded-receipt.ts";
import { PAGE_TITLES } from "./page-titles.ts";
import "#ui/activity/activity.css";
import "#ui/landing/landing.css";

export async function generateMetadata(): Promise<Metadata> {
  const { locale } = await pagePreferences();
  return { title: { absolute: PAGE_TITLES[locale].landing } };
}

export default async function LandingPage() {
  const preferences = await pagePreferences();
  return (
    <Landing
      preferences={preferences}
      receipt={receiptView(RECORDED_RECEIPT, preferences.locale)}
      again={reEvaluationView(reEvaluate(RECORDED_RECEIPT.facts), preferences.locale)}
    />
  );
}
