import type { AccountView } from "#server/trpc/schemas/views.ts";
import { useFormat } from "#ui/format/use-format.ts";
import { Fact } from "#ui/kit/fact.tsx";
import { useWords } from "#ui/kit/use-words.ts";
import { KEY_WORDS } from "./key-words.ts";
import { SCOPE_WORDS, scopeWords } from "./scope-words.ts";

type Props = { readonly account: AccountView; readonly now: number };

/** What is known of a key; of the key itself its last four characters and nothing more. */
export const KeyFacts = ({ account, now }: Props) => {
  const { facts } = useWords(KEY_WORDS);
  const format = useFormat();
  const scopes = scopeWords(useWords(SCOPE_WORDS), account.permissions);
  const whenOrNever = (iso: string | null): string => (iso === null ? facts.notYet : format.when(iso, now));
  return (
    <div className="facts">
      <Fact label={facts.endsIn} figure={account.keyLastFour}>
        {facts.connected(format.when(account.connectedAt, now))}
      </Fact>
      <Fact label={facts.permissions} figure={scopes.figure}>
        {scopes.line}
      </Fact>
      <Fact label={facts.tested} figure={whenOrNever(account.validatedAt)}>
        {facts.testedMeans}
      </Fact>
      <Fact label={facts.lastUsed} figure={whenOrNever(account.lastUsedAt)}>
        {facts.lastUsedMeans}
      </Fact>
    </div>
  );
};
