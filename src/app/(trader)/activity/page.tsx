import type { Metadata } from "next";
import { Activity } from "#ui/activity/activity.tsx";
import { parseFilter } from "#ui/activity/activity-filter.ts";

export const metadata: Metadata = { title: "Activity" };

type Props = { readonly searchParams: Promise<Record<string, string | string[] | undefined>> };

export default async function ActivityPage({ searchParams }: Props) {
  const { show, receipt } = await searchParams;
  const filter = parseFilter(show);
  const openId = typeof receipt === "string" ? receipt : null;
  return <Activity key={`${filter} ${openId ?? ""}`} filter={filter} openId={openId} />;
}
