import { PositionPage } from "#ui/positions/position-page.tsx";
import "#ui/exits/exits.css";
import { titled } from "../../../titled.ts";

export const generateMetadata = titled("position");

type Props = {
  readonly params: Promise<{ id: string }>;
  readonly searchParams: Promise<Record<string, string | string[] | undefined>>;
};

export default async function OnePositionPage({ params, searchParams }: Props) {
  const [{ id }, asked] = await Promise.all([params, searchParams]);
  const deed = asked["do"] === "add-margin" ? "add-margin" : null;
  return <PositionPage positionId={decodeURIComponent(id)} deed={deed} />;
}
