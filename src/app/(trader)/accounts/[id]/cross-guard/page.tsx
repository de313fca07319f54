import type { Metadata } from "next";
import { CrossGuardPage } from "#ui/cross-guard/cross-guard-page.tsx";

export const metadata: Metadata = { title: "Cross guard" };

export default async function AccountCrossGuardPage({
  params,
}: {
  readonly params: Promise<{ id: string }>;
}) {
  const { id } = await params;
  return <CrossGuardPage accountId={decodeURIComponent(id)} />;
}
