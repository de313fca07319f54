"use client";

import Link from "next/link";
import { RulerPatterns } from "#ui/kit/ruler/ruler-patterns.tsx";
import { useWords } from "#ui/kit/use-words.ts";
import { Brand } from "#ui/shell/brand.tsx";
import { GuardFilm } from "./guard-film.tsx";
import { LANDING_WORDS } from "./landing-words.ts";

const COMMAND = "npm install && npm start";

const WAYS = ["number", "neverRan", "badData", "falseSuccess", "leaked"] as const;

const Answers = () => {
  const { answers } = useWords(LANDING_WORDS);
  return (
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
};

const Limits = () => {
  const { limits } = useWords(LANDING_WORDS);
  return (
    <section className="sec limits" id="limits">
      <h2>{limits.title}</h2>
      <ul className="prose">
        <li>{limits.gap}</li>
        <li>{limits.leverage}</li>
        <li>{limits.withdraw}</li>
      </ul>
    </section>
  );
};

const RunIt = () => {
  const { host } = useWords(LANDING_WORDS);
  return (
    <section className="sec" id="host">
      <h2>{host.title}</h2>
      <div>
        <p className="dim prose">{host.what}</p>
        <pre>{COMMAND}</pre>
      </div>
    </section>
  );
};

export const Landing = () => {
  const { nav, headline, lede, create, demo, noExchange, isExample } = useWords(LANDING_WORDS);
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
        <GuardFilm />
        <Answers />
        <Limits />
        <RunIt />
      </main>
      <footer>
        <span>{noExchange}</span>
        <span>{isExample}</span>
      </footer>
    </div>
  );
};
