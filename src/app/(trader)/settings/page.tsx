import { requireTrader } from "#server/auth/require-trader.ts";
import { SettingsPage } from "#ui/settings/settings-page.tsx";
import { titled } from "../../titled.ts";
import "#ui/settings/settings.css";

export const generateMetadata = titled("settings");

export default async function Settings() {
  const { email } = await requireTrader();
  return <SettingsPage email={email} />;
}
