import { CROSS_SCOPES, NEEDED_SCOPES, WITHDRAW_SCOPE } from "#domain/accounts/judge-permissions.ts";
import { ConnectForm } from "#ui/connect/connect-form.tsx";
import { SCOPE_WORDS, scopeWords } from "#ui/connect/scope-words.ts";
import { useWords } from "#ui/kit/use-words.ts";
import { KeyPictures } from "./key-pictures.tsx";
import { WELCOME_WORDS } from "./welcome-words.ts";

const Scopes = ({ scopes }: { readonly scopes: readonly string[] }) => (
  <p className="scopes">
    {scopes.map((scope, index) => (
      <span key={scope}>
        {index === 0 ? "" : ", "}
        <code>{scope}</code>
      </span>
    ))}
  </p>
);

/** How a key is made that Axisor takes, and the form that takes it. */
export const KeyPart = () => {
  const { key: words } = useWords(WELCOME_WORDS);
  const scopes = useWords(SCOPE_WORDS);
  return (
    <>
      <p>{words.optional}</p>
      <KeyPictures />
      <div>
        <h3>{words.needed}</h3>
        <p>{scopeWords(scopes, NEEDED_SCOPES).line}</p>
        <Scopes scopes={NEEDED_SCOPES} />
      </div>
      <div>
        <h3>{words.cross}</h3>
        <p>{scopeWords(scopes, CROSS_SCOPES).line}</p>
        <Scopes scopes={CROSS_SCOPES} />
      </div>
      <div>
        <h3>{words.never}</h3>
        <Scopes scopes={[WITHDRAW_SCOPE]} />
      </div>
      <section className="connect" aria-labelledby="welcome-connect">
        <h3 id="welcome-connect">{words.form}</h3>
        <ConnectForm next="/welcome" />
      </section>
    </>
  );
};
