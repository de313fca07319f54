import { requireTrader } from "#server/auth/require-trader.ts";
import { ChannelsPage } from "#ui/notifications/channels-page.tsx";
import { titled } from "../../../titled.ts";
import "#ui/notifications/notifications.css";

export const generateMetadata = titled("channels");

export default async function Channels() {
  const { role } = await requireTrader();
  return <ChannelsPage isOperator={role === "operator"} />;
}
