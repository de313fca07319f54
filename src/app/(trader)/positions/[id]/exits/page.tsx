import { ExitsPage } from "#ui/exits/exits-page.tsx";
import "#ui/exits/exits.css";
import { stopAsked } from "#ui/exits/stop-asked.ts";
import { titled } from "../../../../titled.ts";

export const generateMetadata = titled("exits");

type Props = {
  readonly params: Promise<{ id: string }>;
  readonly searchParams: Promise<Record<string, string | string[] | undefined>>;
};

export default async function PositionExitsPage({ params, searchParams }: Props) {
  const [{ id }, { stop }] = await Promise.all([params, searchParams]);
  return <ExitsPage positionId={decodeURIComponent(id)} stop={stopAsked(stop)} />;
}
