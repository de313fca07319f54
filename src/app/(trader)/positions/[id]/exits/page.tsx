import { ExitsPage } from "#ui/exits/exits-page.tsx";
import "#ui/exits/exits.css";
import { titled } from "../../../../titled.ts";

export const generateMetadata = titled("exits");

export default async function PositionExitsPage({ params }: { readonly params: Promise<{ id: string }> }) {
  const { id } = await params;
  return <ExitsPage positionId={decodeURIComponent(id)} />;
}
