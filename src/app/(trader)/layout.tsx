import type { ReactNode } from "react";
import { requireTrader } from "#server/auth/require-trader.ts";
import { TraderShell } from "#ui/shell/trader-shell.tsx";
import "#ui/dashboard/dashboard.css";
import "#ui/guard/guard.css";
import "#ui/conflicts/conflicts.css";
import "#ui/reserve/reserve.css";
import "#ui/activity/activity.css";
import "#ui/chart/chart.css";
import "#ui/security/security.css";
import "#ui/actions/actions.css";
import "#ui/panic/panic.css";

export default async function TraderLayout({ children }: { readonly children: ReactNode }) {
  const { email, role, hasSecondFactor } = await requireTrader();
  return (
    <TraderShell email={email} isOperator={role === "operator" && hasSecondFactor}>
      {children}
    </TraderShell>
  );
}
