import { TopLine } from "#ui/shell/top-line.tsx";
import { ConnectForm } from "./connect-form.tsx";
import { KeyList } from "./key-list.tsx";

/** The keys of a trader, and the way to connect one more. */
export const ConnectPage = () => (
  <div className="wrap decide">
    <TopLine />
    <div className="head">
      <h1>Keys</h1>
    </div>
    <KeyList />
    <div className="connecting">
      <section className="connect" aria-labelledby="connect-title">
        <h2 id="connect-title">Connect a key</h2>
        <ConnectForm />
      </section>
      <section className="limits">
        <h2>What happens to it</h2>
        <ul>
          <li>It is tested at the exchange first. If that fails, nothing is stored.</li>
          <li>
            It is tested again every day. When the exchange refuses it, its guards pause and you are told.
          </li>
          <li>A key that can withdraw is refused. Make one without that permission on LN Markets.</li>
          <li>
            It is stored encrypted, bound to you, and shown nowhere again but for its last four characters.
          </li>
          <li>A guard needs permission to read the account and to trade futures, nothing else.</li>
          <li>Removing it ends its guards. Positions and stops at the exchange stay as they are.</li>
        </ul>
      </section>
    </div>
  </div>
);
