import Link from "next/link";
import { Note } from "#ui/kit/note.tsx";
import { Ruler } from "#ui/kit/ruler/ruler.tsx";
import { useWords } from "#ui/kit/use-words.ts";
import { DASHBOARD_WORDS } from "./dashboard-words.tsx";

const ANY_DOMAIN = { low: 92_000, high: 108_000 };

/** The scale is real, the marks wait. */
export const LoadingDashboard = () => {
  const words = useWords(DASHBOARD_WORDS);
  return (
    <>
      <section className="verdict" aria-busy="true">
        <div>
          <h1 className="faint">
            <span className="vh">{words.reading}</span>
            <span className="sk" style={{ width: "4.2em" }} />
          </h1>
          <p className="lede">
            <span className="sk" style={{ width: "22em" }} />
          </p>
          <p className="sub">{words.readingNow}</p>
        </div>
      </section>
      <section className="lone coming">
        <Ruler
          domain={ANY_DOMAIN}
          size="plain"
          text={words.waitingRuler}
          band={[]}
          marks={[]}
          needle={null}
        />
      </section>
    </>
  );
};

/** The first thing a new trader sees. */
export const NoAccount = () => {
  const words = useWords(DASHBOARD_WORDS).noKey;
  return (
    <section className="verdict" aria-label={words.name}>
      <div>
        <h1 className="long">{words.title}</h1>
        <p className="lede">{words.lede}</p>
        <p className="sub">{words.sub}</p>
        <div className="acts">
          <Link className="btn primary" href="/welcome" data-testid="first-steps">
            {words.begin}
          </Link>
          <Link className="btn" href="/connect">
            {words.connect}
          </Link>
        </div>
      </div>
    </section>
  );
};

/** This page lost the server; the guards did not lose the exchange by it. */
export const Unreachable = ({ message }: { readonly message: string }) => (
  <Note glyph="blind" title={useWords(DASHBOARD_WORDS).unreachable}>
    <p>{message}</p>
  </Note>
);
