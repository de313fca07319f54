import type { ReactNode } from "react";
import { ApiProvider } from "#ui/api/api-provider.tsx";
import { Brand } from "#ui/shell/brand.tsx";

/** The frame of the pages before the login. */
export const EntryFrame = ({
  isWide = false,
  children,
}: {
  readonly isWide?: boolean;
  readonly children: ReactNode;
}) => (
  <main className={isWide ? "entry wide" : "entry"}>
    <Brand href="/" />
    <ApiProvider>{children}</ApiProvider>
  </main>
);
