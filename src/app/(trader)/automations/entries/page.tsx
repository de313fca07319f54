import { EntriesPage } from "#ui/entries/entries-page.tsx";
import "#ui/automations/automations.css";
import "#ui/entries/entries.css";
import { titled } from "../../../titled.ts";

export const generateMetadata = titled("entries");

export default function Entries() {
  return <EntriesPage />;
}
