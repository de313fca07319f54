import type { Metadata } from "next";
import { CrossHistoryPage } from "#ui/history/cross-history-page.tsx";
import "#ui/history/history.css";

export const metadata: Metadata = { title: "History of the cross guard" };

export default async function CrossGuardHistoryPage({
  params,
}: {
  readonly params: Promise<{ id: string }>;
}) {
  const { id } = await params;
  return <CrossHistoryPage accountId={decodeURIComponent(id)} />;
}
