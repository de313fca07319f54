"use client";

import { useWords } from "#ui/kit/use-words.ts";
import { TopLine } from "#ui/shell/top-line.tsx";
import { ConnectForm } from "./connect-form.tsx";
import { CONNECT_WORDS } from "./connect-words.tsx";
import { KeyList } from "./key-list.tsx";

/** The keys of a trader, and the way to connect one more. */
export const ConnectPage = () => {
  const { keys, title, after } = useWords(CONNECT_WORDS);
  return (
    <div className="wrap decide">
      <TopLine />
      <div className="head">
        <h1>{keys}</h1>
      </div>
      <KeyList />
      <div className="connecting">
        <section className="connect" aria-labelledby="connect-title">
          <h2 id="connect-title">{title}</h2>
          <ConnectForm />
        </section>
        <section className="limits">
          <h2>{after.title}</h2>
          <ul>
            <li>{after.isTested}</li>
            <li>{after.isTestedDaily}</li>
            <li>{after.noWithdrawal}</li>
            <li>{after.isEncrypted}</li>
            <li>{after.scopes}</li>
            <li>{after.removal}</li>
          </ul>
        </section>
      </div>
    </div>
  );
};
