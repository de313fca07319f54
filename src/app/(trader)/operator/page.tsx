import { requireOperator } from "#server/auth/require-operator.ts";
import { OperatorPage } from "#ui/operator/operator-page.tsx";
import { parseRisk } from "#ui/operator/risk-filter.ts";
import { titled } from "../../titled.ts";

export const generateMetadata = titled("operator");

type Props = { readonly searchParams: Promise<Record<string, string | string[] | undefined>> };

export default async function SecurityEventsPage({ searchParams }: Props) {
  await requireOperator();
  const { risk } = await searchParams;
  const filter = parseRisk(risk);
  return <OperatorPage key={filter} filter={filter} />;
}
