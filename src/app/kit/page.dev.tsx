import type { Metadata } from "next";
import { Showcase } from "#ui/showcase/showcase.tsx";
import "#ui/activity/activity.css";
import "#ui/dashboard/dashboard.css";
import "#ui/guard/guard.css";
import "#ui/orders/orders.css";
import "#ui/showcase/showcase.css";

export const metadata: Metadata = { robots: { index: false } };

/** `next.config.mjs` takes `.dev.tsx` for a page in development only: a build has no such address. */
export default function KitPage() {
  return <Showcase />;
}
