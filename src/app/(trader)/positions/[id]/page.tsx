import { PositionPage } from "#ui/positions/position-page.tsx";
import "#ui/exits/exits.css";
import { titled } from "../../../titled.ts";

export const generateMetadata = titled("position");

export default async function OnePositionPage({ params }: { readonly params: Promise<{ id: string }> }) {
  const { id } = await params;
  return <PositionPage positionId={decodeURIComponent(id)} />;
}
