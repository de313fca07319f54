import { AccountHistoryPage } from "#ui/history/account-history-page.tsx";
import "#ui/history/history.css";
import { titled } from "../../../../titled.ts";

export const generateMetadata = titled("accountHistory");

export default async function AccountRulesHistoryPage({
  params,
}: {
  readonly params: Promise<{ id: string }>;
}) {
  const { id } = await params;
  return <AccountHistoryPage accountId={decodeURIComponent(id)} />;
}
