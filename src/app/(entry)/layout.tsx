import type { ReactNode } from "react";
import "#ui/auth/entry.css";

export default function EntryLayout({ children }: { readonly children: ReactNode }) {
  return children;
}
