import type { Metadata } from "next";
import { ConnectPage } from "#ui/connect/connect-page.tsx";
import "#ui/connect/connect.css";

export const metadata: Metadata = { title: "Keys" };

export default function KeysPage() {
  return <ConnectPage />;
}
