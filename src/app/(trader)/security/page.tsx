import { readEntryFacts } from "#server/auth/read-entry-facts.ts";
import { SecurityPage } from "#ui/security/security-page.tsx";
import { titled } from "../../titled.ts";

export const generateMetadata = titled("security");

export default async function AccountSecurityPage() {
  const { origin, isOutboxOpen } = await readEntryFacts();
  return <SecurityPage origin={origin} isOutboxOpen={isOutboxOpen} />;
}
