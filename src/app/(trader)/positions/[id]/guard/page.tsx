import { GuardPage } from "#ui/guard/guard-page.tsx";
import { titled } from "../../../../titled.ts";

export const generateMetadata = titled("guard");

export default async function PositionGuardPage({ params }: { readonly params: Promise<{ id: string }> }) {
  const { id } = await params;
  return <GuardPage positionId={decodeURIComponent(id)} />;
}
