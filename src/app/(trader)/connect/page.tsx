import { ConnectPage } from "#ui/connect/connect-page.tsx";
import "#ui/connect/connect.css";
import { titled } from "../../titled.ts";

export const generateMetadata = titled("keys");

export default function KeysPage() {
  return <ConnectPage />;
}
