import { CrossHistoryPage } from "#ui/history/cross-history-page.tsx";
import "#ui/history/history.css";
import { titled } from "../../../../../titled.ts";

export const generateMetadata = titled("crossGuardHistory");

export default async function CrossGuardHistoryPage({
  params,
}: {
  readonly params: Promise<{ id: string }>;
}) {
  const { id } = await params;
  return <CrossHistoryPage accountId={decodeURIComponent(id)} />;
}
