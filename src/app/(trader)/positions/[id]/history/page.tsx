import { HistoryPage } from "#ui/history/history-page.tsx";
import "#ui/history/history.css";
import { titled } from "../../../../titled.ts";

export const generateMetadata = titled("history");

export default async function PositionHistoryPage({ params }: { readonly params: Promise<{ id: string }> }) {
  const { id } = await params;
  return <HistoryPage positionId={decodeURIComponent(id)} />;
}
