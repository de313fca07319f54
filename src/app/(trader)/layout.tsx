import type { ReactNode } from "react";
import { requireTrader } from "#server/auth/require-trader.ts";
import { pageOverview } from "#server/http/page-overview.ts";
import { TraderShell } from "#ui/shell/trader-shell.tsx";
import "#ui/activity/activity.css";
import "#ui/dashboard/dashboard.css";
import "#ui/guard/guard.css";
import "#ui/conflicts/conflicts.css";
import "#ui/reserve/reserve.css";
import "#ui/chart/chart.css";
import "#ui/security/security.css";
import "#ui/actions/actions.css";
import "#ui/panic/panic.css";

export default async function TraderLayout({ children }: { readonly children: ReactNode }) {
  const { userId, email, role, hasSecondFactor } = await requireTrader();
  const overview = await pageOverview(userId);
  return (
    <TraderShell email={email} isOperator={role === "operator" && hasSecondFactor} overview={overview}>
      {children}
    </TraderShell>
  );
}
