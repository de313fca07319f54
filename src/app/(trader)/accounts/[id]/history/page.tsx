import type { Metadata } from "next";
import { AccountHistoryPage } from "#ui/history/account-history-page.tsx";
import "#ui/history/history.css";

export const metadata: Metadata = { title: "History of an account" };

export default async function AccountRulesHistoryPage({
  params,
}: {
  readonly params: Promise<{ id: string }>;
}) {
  const { id } = await params;
  return <AccountHistoryPage accountId={decodeURIComponent(id)} />;
}
