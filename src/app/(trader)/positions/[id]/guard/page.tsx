import type { Metadata } from "next";
import { GuardPage } from "#ui/guard/guard-page.tsx";

export const metadata: Metadata = { title: "Margin guard" };

export default async function PositionGuardPage({ params }: { readonly params: Promise<{ id: string }> }) {
  const { id } = await params;
  return <GuardPage positionId={decodeURIComponent(id)} />;
}
