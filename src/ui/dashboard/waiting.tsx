import Link from "next/link";
import { Note } from "#ui/kit/note.tsx";
import { Ruler } from "#ui/kit/ruler/ruler.tsx";

const ANY_DOMAIN = { low: 92_000, high: 108_000 };

/** The scale is real, the marks wait. */
export const LoadingDashboard = () => (
  <>
    <section className="verdict" aria-busy="true">
      <div>
        <h1 className="faint">
          <span className="vh">Reading your accounts</span>
          <span className="sk" style={{ width: "4.2em" }} />
        </h1>
        <p className="lede">
          <span className="sk" style={{ width: "22em" }} />
        </p>
        <p className="sub">Reading your accounts.</p>
      </div>
    </section>
    <section className="lone">
      <Ruler
        domain={ANY_DOMAIN}
        size="plain"
        text="Price ruler, waiting for prices."
        band={[]}
        marks={[]}
        needle={null}
      />
    </section>
  </>
);

/** The first thing a new trader sees. */
export const NoAccount = () => (
  <section className="verdict" aria-label="No key connected">
    <div>
      <h1 className="long">No key yet</h1>
      <p className="lede">Connect an LN Markets key, or a paper one, and your positions appear here.</p>
      <p className="sub">The key is tested at the exchange first. One that can withdraw is refused.</p>
      <div className="acts">
        <Link className="btn primary" href="/connect">
          Connect a key
        </Link>
      </div>
    </div>
  </section>
);

/** This page lost the server; the guards did not lose the exchange by it. */
export const Unreachable = ({ message }: { readonly message: string }) => (
  <Note glyph="blind" title="This page cannot reach Axisor">
    <p>{message}</p>
  </Note>
);
