import type { Metadata } from "next";
import { PositionPage } from "#ui/positions/position-page.tsx";
import "#ui/exits/exits.css";

export const metadata: Metadata = { title: "Position" };

export default async function OnePositionPage({ params }: { readonly params: Promise<{ id: string }> }) {
  const { id } = await params;
  return <PositionPage positionId={decodeURIComponent(id)} />;
}
