import Link from "next/link";
import { RulerPatterns } from "#ui/kit/ruler/ruler-patterns.tsx";
import { Brand } from "#ui/shell/brand.tsx";
import { GuardFilm } from "./guard-film.tsx";

const ANSWERS: readonly (readonly [wrong: string, answer: string])[] = [
  [
    "The guard computed the wrong number",
    "Inverse-contract margin in whole sats, checked against figures the exchange published",
  ],
  [
    "The guard never ran",
    "Every page says when the guards last ran; when that is too long ago it never says Safe",
  ],
  ["It ran on bad data", "Every figure has a source and an age, and old ones look old"],
  ["Its action failed, recorded as success", "Each action is read back from the exchange before it counts"],
  [
    "The keys leaked",
    "Keys that can withdraw are refused; the rest are stored encrypted, bound to their owner",
  ],
];

const Answers = () => (
  <section className="sec">
    <h2>Five ways money is lost, and the answer to each</h2>
    <table className="ledger">
      <thead>
        <tr>
          <th scope="col">How it goes wrong elsewhere</th>
          <th scope="col">What Axisor does</th>
        </tr>
      </thead>
      <tbody>
        {ANSWERS.map(([wrong, answer]) => (
          <tr key={wrong}>
            <td>{wrong}</td>
            <td>{answer}</td>
          </tr>
        ))}
      </tbody>
    </table>
  </section>
);

const Limits = () => (
  <section className="sec limits" id="limits">
    <h2>What it cannot do</h2>
    <ul className="prose">
      <li>
        Outrun a gap. If the price jumps past trigger and liquidation at once, nobody can act in between. A
        stop at the exchange is the last line.
      </li>
      <li>
        Make leverage safe. In a long fall every top-up is lost too, so a guard can cost more than it saves.
        You set a total limit, and sats added are always shown next to P&amp;L.
      </li>
      <li>Withdraw. A key that can withdraw is refused.</li>
    </ul>
  </section>
);

const RunIt = () => (
  <section className="sec" id="host">
    <h2>Run it yourself</h2>
    <div>
      <p className="dim prose">
        One command, no account anywhere, simulated prices first. The terminal that starts it prints a demo
        login with positions to watch. Open source, MIT.
      </p>
      <pre>npm install &amp;&amp; npm start</pre>
    </div>
  </section>
);

export const Landing = () => (
  <div className="land">
    <RulerPatterns />
    <header className="top">
      <Brand href="/" />
      <nav aria-label="This page">
        <a href="#how">How it decides</a>
        <a href="#limits">Limits</a>
        <a href="#host">Run it yourself</a>
        <Link className="btn small" href="/login">
          Log in
        </Link>
      </nav>
    </header>
    <main>
      <section className="open">
        <h1>
          <span>Liquidation is a price. </span>
          <span>Move it in time.</span>
        </h1>
        <p>
          Axisor watches leveraged Bitcoin positions on LN Markets, adds margin before the exchange closes
          them, and keeps a receipt for every decision.
        </p>
        <div className="cta">
          <Link className="btn primary" href="/register">
            Create an account
          </Link>
          <Link className="btn" href="/login">
            Log in to the demo
          </Link>
        </div>
      </section>
      <GuardFilm />
      <Answers />
      <Limits />
      <RunIt />
    </main>
    <footer>
      <span>Axisor is not an exchange and holds no funds.</span>
      <span>The figures above are a worked example.</span>
    </footer>
  </div>
);
