import type { ReactNode } from "react";
import { ApiProvider } from "#ui/api/api-provider.tsx";
import { Brand } from "#ui/shell/brand.tsx";

type Props = { readonly title: string; readonly lede: string; readonly children: ReactNode };

/** The frame of the pages before the login. */
export const EntryFrame = ({ title, lede, children }: Props) => (
  <main className="entry">
    <Brand href="/" />
    <h1>{title}</h1>
    <p className="dim">{lede}</p>
    <ApiProvider>{children}</ApiProvider>
  </main>
);
