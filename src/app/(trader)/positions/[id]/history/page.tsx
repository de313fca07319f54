import type { Metadata } from "next";
import { HistoryPage } from "#ui/history/history-page.tsx";
import "#ui/history/history.css";

export const metadata: Metadata = { title: "History" };

export default async function PositionHistoryPage({ params }: { readonly params: Promise<{ id: string }> }) {
  const { id } = await params;
  return <HistoryPage positionId={decodeURIComponent(id)} />;
}
