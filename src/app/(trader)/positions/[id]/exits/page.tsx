import type { Metadata } from "next";
import { ExitsPage } from "#ui/exits/exits-page.tsx";
import "#ui/exits/exits.css";

export const metadata: Metadata = { title: "Exits" };

export default async function PositionExitsPage({ params }: { readonly params: Promise<{ id: string }> }) {
  const { id } = await params;
  return <ExitsPage positionId={decodeURIComponent(id)} />;
}
