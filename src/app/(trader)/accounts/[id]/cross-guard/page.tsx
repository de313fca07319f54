import "#ui/orders/orders.css";
import { CrossGuardPage } from "#ui/cross-guard/cross-guard-page.tsx";
import { titled } from "../../../../titled.ts";

export const generateMetadata = titled("crossGuard");

export default async function AccountCrossGuardPage({
  params,
}: {
  readonly params: Promise<{ id: string }>;
}) {
  const { id } = await params;
  return <CrossGuardPage accountId={decodeURIComponent(id)} />;
}
