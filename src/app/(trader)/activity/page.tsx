import { Activity } from "#ui/activity/activity.tsx";
import { parseFilter } from "#ui/activity/activity-filter.ts";
import { titled } from "../../titled.ts";

export const generateMetadata = titled("activity");

type Props = { readonly searchParams: Promise<Record<string, string | string[] | undefined>> };

export default async function ActivityPage({ searchParams }: Props) {
  const { show, receipt } = await searchParams;
  const filter = parseFilter(show);
  const openId = typeof receipt === "string" ? receipt : null;
  return <Activity key={`${filter} ${openId ?? ""}`} filter={filter} openId={openId} />;
}
