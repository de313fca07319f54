import { EntryFrame } from "#ui/auth/entry-frame.tsx";
import { OfflinePage } from "#ui/offline/offline-page.tsx";
import { titled } from "../../titled.ts";
import "#ui/offline/offline.css";

export const generateMetadata = titled("offline", { robots: { index: false } });

export default function Offline() {
  return (
    <EntryFrame>
      <OfflinePage />
    </EntryFrame>
  );
}
