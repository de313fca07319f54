import type { AccountView } from "#server/trpc/schemas/views.ts";
import { format } from "#ui/format/format.ts";
import { Fact } from "#ui/kit/fact.tsx";
import { scopeWords } from "./scope-words.ts";

type Props = { readonly account: AccountView; readonly now: number };

const whenOr = (iso: string | null, now: number, missing: string): string =>
  iso === null ? missing : format.when(iso, now);

/** What is known of a key; of the key itself its last four characters and nothing more. */
export const KeyFacts = ({ account, now }: Props) => {
  const scopes = scopeWords(account.permissions);
  return (
    <div className="facts">
      <Fact label="Key ends in" figure={account.keyLastFour}>
        Connected {format.when(account.connectedAt, now)}.
      </Fact>
      <Fact label="Permissions" figure={scopes.figure}>
        {scopes.line}
      </Fact>
      <Fact label="Tested" figure={whenOr(account.validatedAt, now, "Not yet")}>
        At the exchange, again every day and whenever it is refused.
      </Fact>
      <Fact label="Last used" figure={whenOr(account.lastUsedAt, now, "Not yet")}>
        For a request to the exchange.
      </Fact>
    </div>
  );
};
