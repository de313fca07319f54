import type { Metadata } from "next";
import { EntriesPage } from "#ui/entries/entries-page.tsx";
import "#ui/automations/automations.css";
import "#ui/entries/entries.css";

export const metadata: Metadata = { title: "Automatic entries" };

export default function Entries() {
  return <EntriesPage />;
}
