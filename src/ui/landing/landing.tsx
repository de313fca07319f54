import Link from "next/link";
import type { Preferences } from "#domain/language/preferences.ts";
import type { ReEvaluationView } from "#server/trpc/schemas/receipts.ts";
import type { ReceiptView } from "#server/trpc/schemas/views.ts";
import { RulerPatterns } from "#ui/kit/ruler/ruler-patterns.tsx";
import { Brand } from "#ui/shell/brand.tsx";
import { Demo } from "./demo/demo.tsx";
import { DEMO_POSITION, DEMO_START } from "./demo/demo-guard.ts";
import { demoView } from "./demo/demo-view.ts";
import { LandingReceipt } from "./landing-receipt.tsx";
import { LANDING_WORDS } from "./landing-words.ts";

const COMMAND = "npm install && npm start";

type Words = { readonly words: (typeof LANDING_WORDS)["en"] };

const WAYS = ["number", "neverRan", "badData", "falseSuccess", "leaked"] as const;

const Answers = ({ words: { answers } }: Words) => (
  <section className="sec">
    <h2>{answers.title}</h2>
    <table className="ledger">
      <thead>
        <tr>
          <th scope="col">{answers.elsewhere}</th>
          <th scope="col">{answers.here}</th>
        </tr>
      </thead>
      <tbody>
        {WAYS.map((way) => (
          <tr key={way}>
            <td>{answers[way].wrong}</td>
            <td>{answers[way].answer}</td>
          </tr>
        ))}
      </tbody>
    </table>
  </section>
);

const Limits = ({ words: { limits } }: Words) => (
  <section className="sec limits" id="limits">
    <h2>{limits.title}</h2>
    <ul className="prose">
      <li>{limits.gap}</li>
      <li>{limits.leverage}</li>
      <li>{limits.withdraw}</li>
    </ul>
  </section>
);

const RunIt = ({ words: { host } }: Words) => (
  <section className="sec" id="host">
    <h2>{host.title}</h2>
    <div>
      <p className="dim prose">{host.what}</p>
      <pre>{COMMAND}</pre>
    </div>
  </section>
);

type Props = {
  readonly preferences: Preferences;
  /** One decision of a guard, and what came of taking it again. */
  readonly receipt: ReceiptView;
  readonly again: ReEvaluationView;
};

/** The page a stranger sees first. It is written on the server; only the demo and the receipt run in the browser. */
export const Landing = ({ preferences: { locale }, receipt, again }: Props) => {
  const words = LANDING_WORDS[locale];
  const { nav, headline, lede, create, demo, noExchange, isExample } = words;
  return (
    <div className="land">
      <RulerPatterns />
      <header className="top">
        <Brand href="/" />
        <nav aria-label={nav.label}>
          <a href="#how">{nav.how}</a>
          <a href="#limits">{nav.limits}</a>
          <a href="#host">{nav.host}</a>
          <Link className="btn small" href="/login">
            {nav.logIn}
          </Link>
        </nav>
      </header>
      <main>
        <section className="open">
          <h1>
            <span>{headline.isPrice} </span>
            <span>{headline.move}</span>
          </h1>
          <p>{lede}</p>
          <div className="cta">
            <Link className="btn primary" href="/register">
              {create}
            </Link>
            <Link className="btn" href="/login">
              {demo}
            </Link>
          </div>
        </section>
        <Demo size={DEMO_POSITION.quantity} still={demoView(DEMO_START, DEMO_START, locale)} />
        <Answers words={words} />
        <section className="sec">
          <h2>{words.receipt.title}</h2>
          <div>
            <p className="dim prose">{words.receipt.what}</p>
            <LandingReceipt receipt={receipt} again={again} />
          </div>
        </section>
        <Limits words={words} />
        <RunIt words={words} />
      </main>
      <footer>
        <span>{noExchange}</span>
        <span>{isExample}</span>
      </footer>
    </div>
  );
};
