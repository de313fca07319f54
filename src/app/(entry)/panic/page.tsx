import { EntryFrame } from "#ui/auth/entry-frame.tsx";
import { PanicLinkPage } from "#ui/panic/panic-link-page.tsx";
import { titled } from "../../titled.ts";

/** The address holds a token: no request from here may tell where it came from. */
export const generateMetadata = titled("panic", { referrer: "no-referrer", robots: { index: false } });

type Props = { readonly searchParams: Promise<Readonly<Record<string, string | string[] | undefined>>> };

const oneOf = (value: string | string[] | undefined): string | null =>
  typeof value === "string" ? value : null;

export default async function PanicPage({ searchParams }: Props) {
  const { token, done } = await searchParams;
  return (
    <EntryFrame>
      <PanicLinkPage token={oneOf(token)} done={oneOf(done)} />
    </EntryFrame>
  );
}
