import type { Metadata } from "next";
import { readEntryFacts } from "#server/auth/read-entry-facts.ts";
import { SecurityPage } from "#ui/security/security-page.tsx";

export const metadata: Metadata = { title: "Security" };

export default async function AccountSecurityPage() {
  const { origin, isOutboxOpen } = await readEntryFacts();
  return <SecurityPage origin={origin} isOutboxOpen={isOutboxOpen} />;
}
