import Link from "next/link";
import { useWords } from "#ui/kit/use-words.ts";
import { WELCOME_WORDS } from "./welcome-words.ts";

type Props = { readonly hasFactor: boolean; readonly isReal: boolean };

/** What a second factor is for, and the way to the one place where it is set up. */
export const FactorPart = ({ hasFactor, isReal }: Props) => {
  const { factor: words } = useWords(WELCOME_WORDS);
  return (
    <>
      <p>{words.what}</p>
      <p>{hasFactor ? words.has : isReal ? words.noneReal : words.none}</p>
      <div className="acts">
        <Link
          className={hasFactor ? "btn" : "btn primary"}
          href="/security?from=welcome"
          data-testid="welcome-factor"
        >
          {hasFactor ? words.see : words.set}
        </Link>
      </div>
    </>
  );
};
